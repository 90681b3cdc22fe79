package dev.countersign.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of an expression that {@code &&} joins, and by what two of them are the same. */
final class Conjuncts {
  private static final String AND = "_&&_";

  private Conjuncts() {}

  /** The parts, from left to right, each a tree of its own; the whole where nothing is joined. */
  static List<CelAbstractSyntaxTree> of(CelAbstractSyntaxTree tree) {
    List<CelAbstractSyntaxTree> parts = new ArrayList<>();
    collect(tree, tree.getExpr(), parts);
    return parts;
  }

  private static void collect(
      CelAbstractSyntaxTree tree, CelExpr part, List<CelAbstractSyntaxTree> parts) {
    if (part.getKind() == CelExpr.ExprKind.Kind.CALL && part.call().function().equals(AND)) {
      part.call().args().forEach(each -> collect(tree, each, parts));
    } else {
      parts.add(
          CelAbstractSyntaxTree.newCheckedAst(
              part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()));
    }
  }

  /**
   * What an expression is made of, without its place in a document: equal for two that are the
   * same. Empty for what is rarely written twice (lists, maps, and what goes over them).
   */
  static Optional<Object> shape(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> Optional.of(List.of("constant", expr.constant()));
      case IDENT -> Optional.of(List.of("name", expr.ident().name()));
      case SELECT ->
          shape(expr.select().operand())
              .map(of -> List.of("field", expr.select().field(), expr.select().testOnly(), of));
      case CALL -> call(expr.call());
      default -> Optional.empty();
    };
  }

  private static Optional<Object> call(CelExpr.CelCall call) {
    List<Object> shape =
        new ArrayList<>(List.of("call", call.function(), call.target().isPresent()));
    List<CelExpr> sides = new ArrayList<>(call.args());
    call.target().ifPresent(sides::addFirst);
    for (CelExpr side : sides) {
      Optional<Object> of = shape(side);
      if (of.isEmpty()) {
        return of;
      }
      shape.add(of.get());
    }
    return Optional.of(List.copyOf(shape));
  }
}
