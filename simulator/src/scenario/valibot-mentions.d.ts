// Valibot's types mention two things of browsers. The simulator has neither; their names alone let the compiler read on.
interface Blob {
  readonly size: number;
}
interface File extends Blob {
  readonly name: string;
}
