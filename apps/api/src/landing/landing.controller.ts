import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToPublic } from '#identity';
import { explainProblem, LANGUAGES, preferredLanguage, problem, type Language } from '#platform';
import type { SignIn } from '../auth/sign-in.js';
import { SIGN_IN } from '../service/tokens.js';
import { LANDING_CSS, landingPage } from './landing-page.js';

/** Pages for people who come to the service's address with a browser. */
@ApiExcludeController()
@OpenToPublic()
@Controller()
export class LandingController {
  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Get()
  landing(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('lang') asked: unknown,
  ): string {
    const language = isLanguage(asked) ? asked : preferredLanguage(request.headers['accept-language']);
    page(reply, language);
    return landingPage(language, { issuerMetadata: this.signIn.metadata(), demo: this.signIn.demo });
  }

  @Get('landing.css')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600');
    return LANDING_CSS;
  }

  /** What a problem's `type` leads to. */
  @Get('problems/:code')
  explain(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { code } = request.params as { readonly code: string };
    const language = preferredLanguage(request.headers['accept-language']);
    const explained = explainProblem(code, language);
    if (explained === null) throw problem(404, 'not-found');
    page(reply, language);
    return explained;
  }
}

const isLanguage = (asked: unknown): asked is Language =>
  typeof asked === 'string' && (LANGUAGES as readonly string[]).includes(asked);

function page(reply: FastifyReply, language: Language): void {
  void reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-language': language, vary: 'accept-language', 'cache-control': 'no-cache' });
}
