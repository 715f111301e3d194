import { join } from 'node:path';
import ts from 'typescript';

export interface TypeParameter {
  readonly name: string;
  readonly optional: boolean;
  /** As declared, alternatives included: `number | 'max'`. */
  readonly type: string;
  readonly doc: string;
}

/** The parameters of every type that contains no other one, by its name, as `SimpleTypes` declares them. */
export function readTypeNames(root: string): ReadonlyMap<string, readonly TypeParameter[]> {
  const file = join(root, 'src/schema/types/data-type.ts');
  const program = ts.createProgram([file], { strict: true, noEmit: true, allowImportingTsExtensions: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const declaration = source?.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'SimpleTypes',
  );
  if (declaration === undefined) throw new Error('There is no SimpleTypes.');
  const propertiesOf = (type: ts.Type): readonly ts.Symbol[] => checker.getPropertiesOfType(type);
  const parameterOf = (symbol: ts.Symbol): TypeParameter => ({
    name: symbol.name,
    optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    type: checker.typeToString(
      checker.getNonNullableType(checker.getTypeOfSymbol(symbol)),
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
    ),
    doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
  });
  return new Map(
    propertiesOf(checker.getTypeAtLocation(declaration)).map((symbol) => [
      symbol.name,
      propertiesOf(checker.getTypeOfSymbol(symbol)).map(parameterOf),
    ]),
  );
}
