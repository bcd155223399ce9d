import { answer } from '#domain';
console.log(answer, process.version);
