import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A parameter of a refusal, as the code gives it: the values that it can have, or null where they are not a closed list. */
type Values = ReadonlySet<string> | null;

/** A place in the code that refuses something, with the parameters that it gives. */
export interface RefusalSite {
  readonly code: string;
  /** `libs/…/decisions.ts:12`. */
  readonly where: string;
  readonly params: ReadonlyMap<string, Values>;
}

/** What the libraries' sources say of refusals. */
export interface RefusalsInSource {
  /** Codes that a type declares: `Refusal<…>` and {@link DECLARING}. */
  readonly declared: ReadonlySet<string>;
  readonly sites: readonly RefusalSite[];
  /** Paths of fields as they are written where something is refused, or told as changed. */
  readonly fields: ReadonlySet<string>;
}

const LIBRARIES = ['domain', 'event-store', 'application', 'identity', 'read-models', 'feed'];
/** A union of codes that no `Refusal` carries; they have no parameters. */
const DECLARING = 'TokenFault';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Reads the sources with the compiler, since a code may stand in a literal, a constant, a template or a type. */
export function refusalsInSource(): RefusalsInSource {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(LIBRARIES.flatMap(sourcesOf), options);
  const scan = createScan(program.getTypeChecker());
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && isProduct(file.fileName)) scan.visit(file);
  }
  return scan;
}

function sourcesOf(library: string): string[] {
  const folder = `${root}libs/${library}/src`;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && isProduct(path));
}

const isProduct = (path: string): boolean =>
  LIBRARIES.some((library) => path.includes(`/libs/${library}/src/`)) &&
  !/\.spec\.ts$|\/(testing|contract)\//.test(path);

function createScan(checker: ts.TypeChecker): RefusalsInSource & { visit(node: ts.Node): void } {
  const declared = new Set<string>();
  const sites: RefusalSite[] = [];
  const fields = new Set<string>();

  /** The strings that an expression can be; null: any. */
  function valuesOf(type: ts.Type): Values {
    const parts = type.isUnion() ? type.types : [type];
    const values = parts.flatMap((part) => {
      if (part.isStringLiteral()) return [part.value];
      const [element] = checker.isArrayType(part) ? checker.getTypeArguments(part as ts.TypeReference) : [];
      return element === undefined ? [null] : [...(valuesOf(element) ?? [null])];
    });
    return values.every((value) => value !== null) ? new Set(values) : null;
  }

  function paramsOf(expression: ts.Expression | undefined): ReadonlyMap<string, Values> {
    if (expression === undefined) return new Map();
    const properties = checker.getTypeAtLocation(expression).getProperties();
    return new Map(
      properties.map((property) => {
        const written = property.valueDeclaration ?? expression;
        const value = ts.isPropertyAssignment(written) ? written.initializer : null;
        const type = value ? checker.getTypeAtLocation(value) : checker.getTypeOfSymbolAtLocation(property, expression);
        return [property.name, valuesOf(type)];
      }),
    );
  }

  function found(node: ts.Node, code: ts.Expression, params: ts.Expression | undefined): void {
    const file = node.getSourceFile();
    const where = `${file.fileName.slice(root.length)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    for (const one of valuesOf(checker.getTypeAtLocation(code)) ?? []) {
      sites.push({ code: one, where, params: paramsOf(params) });
    }
  }

  /** `{ code: 'x', field: 'y', params: { … } }` */
  function visitObject(node: ts.ObjectLiteralExpression): void {
    const member = (name: string): ts.Expression | null => {
      const property = node.properties.find((one) => one.name?.getText() === name);
      if (property === undefined) return null;
      return ts.isPropertyAssignment(property) ? property.initializer : (property.name as ts.Identifier);
    };
    const [code, params, field] = [member('code'), member('params'), member('field')];
    if (!code || !params) return;
    if (field && ts.isStringLiteral(field)) fields.add(field.text);
    // Where the code comes in from outside, those who hand it in are the places that count.
    if (!isHandedIn(code)) found(node, code, params);
  }

  function isHandedIn(expression: ts.Expression): boolean {
    const symbol = ts.isShorthandPropertyAssignment(expression.parent)
      ? checker.getShorthandAssignmentValueSymbol(expression.parent)
      : checker.getSymbolAtLocation(expression);
    return symbol?.valueDeclaration !== undefined && ts.isParameter(symbol.valueDeclaration);
  }

  /** `refused('x', { … }, 'y')`, `requiredText('y', …)` */
  function visitCall(node: ts.CallExpression): void {
    const parameters = checker.getResolvedSignature(node)?.getParameters() ?? [];
    const argument = (name: string): ts.Expression | undefined =>
      node.arguments[parameters.findIndex((parameter) => parameter.name === name)];
    const names = new Set(parameters.map(({ name }) => name));
    const field = argument('field');
    if (field && ts.isStringLiteral(field)) fields.add(field.text);
    const code = argument('code');
    if (code && names.has('params') && !isHandedIn(code)) found(node, code, argument('params'));
  }

  function visitType(node: ts.TypeReferenceNode): void {
    const [argument] = node.typeArguments ?? [];
    if (node.typeName.getText() !== 'Refusal' || argument === undefined) return;
    for (const code of valuesOf(checker.getTypeFromTypeNode(argument)) ?? []) declared.add(code);
  }

  function visitAlias(node: ts.TypeAliasDeclaration): void {
    if (node.name.text !== DECLARING) return;
    const where = node.getSourceFile().fileName.slice(root.length);
    for (const code of valuesOf(checker.getTypeAtLocation(node)) ?? []) {
      declared.add(code);
      sites.push({ code, where, params: new Map() });
    }
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) visitObject(node);
    else if (ts.isCallExpression(node)) visitCall(node);
    else if (ts.isTypeReferenceNode(node)) visitType(node);
    else if (ts.isTypeAliasDeclaration(node)) visitAlias(node);
    ts.forEachChild(node, visit);
  }

  return { declared, sites, fields, visit };
}
