package dev.countersign.rules.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExpr.CelList;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.CelStruct;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.amount.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is refused of an expression whose types are right: everything that would only go wrong when
 * it decides, or whose cost has no bound.
 */
final class Refusals extends CelExprVisitor {
  private static final int MOST_COMPREHENSIONS = 5;
  private static final Set<String> LOGICAL =
      Set.of("_&&_", "_||_", "!_", "_?_:_", "@not_strictly_false");

  private final Vocabulary vocabulary;
  private final CelAbstractSyntaxTree tree;
  private final Set<String> lists;
  private final List<ExpressionMistake> mistakes = new ArrayList<>();
  private int comprehensions;
  private int depth;

  Refusals(Vocabulary vocabulary, CelAbstractSyntaxTree tree, Set<String> lists) {
    this.vocabulary = vocabulary;
    this.tree = tree;
    this.lists = lists;
  }

  List<ExpressionMistake> all() {
    visit(tree);
    return mistakes;
  }

  @Override
  protected void visit(CelExpr expr, CelConstant constant) {
    if (constant.getKind() == CelConstant.Kind.DOUBLE_VALUE) {
      refuse(expr, "floating point is never exact; write an amount as amount('0.5 ETH')");
    }
  }

  @Override
  protected void visit(CelExpr expr, CelIdent ident) {
    if (ident.name().equals("lists")) {
      refuse(expr, "lists are used by their name, as in wallet.label in lists['hot']");
    }
  }

  @Override
  protected void visit(CelExpr expr, CelStruct struct) {
    refuse(expr, "an expression makes no values of its own");
    super.visit(expr, struct);
  }

  @Override
  protected void visit(CelExpr expr, CelMap map) {
    refuse(expr, "an expression makes no values of its own");
    super.visit(expr, map);
  }

  @Override
  protected void visit(CelExpr expr, CelList list) {
    list.elements().forEach(this::truth);
    super.visit(expr, list);
  }

  @Override
  protected void visit(CelExpr expr, CelComprehension comprehension) {
    comprehensions++;
    depth++;
    if (depth > 1) {
      refuse(
          expr, "all() and exists() do not go inside one another, so that their cost is bounded");
    } else if (comprehensions == MOST_COMPREHENSIONS + 1) {
      refuse(expr, "more than " + MOST_COMPREHENSIONS + " of all() and exists() in one expression");
    }
    super.visit(expr, comprehension);
    depth--;
  }

  @Override
  protected void visit(CelExpr expr, CelCall call) {
    switch (call.function()) {
      case "_==_", "_!=_", "@in" -> sameAmounts(expr, call);
      case "amount" -> amount(expr, call);
      case "duration" -> literal(expr, call, "duration('24h')");
      case "timestamp" -> literal(expr, call, "timestamp('2026-01-01T00:00:00Z')");
      case "matches" -> pattern(expr, call);
      case "_[_]" -> {
        if (list(expr, call)) {
          return;
        }
      }
      default -> {
        // The types are right, and nothing else can go wrong.
      }
    }
    if (!LOGICAL.contains(call.function())) {
      call.args().forEach(this::truth);
    }
    call.target()
        .flatMap(target -> tree.getType(target.id()))
        .flatMap(type -> vocabulary.member(type, call.function()))
        .ifPresent(member -> words(expr, call, member));
    super.visit(expr, call);
  }

  /**
   * The library hands an error out of {@code a || b} on as a value, which is then not equal to true
   * and so would decide. What is worked out to be true or false may go into logic alone.
   */
  private void truth(CelExpr argument) {
    boolean workedOut =
        argument.getKind() == CelExpr.ExprKind.Kind.CALL
            || argument.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION;
    if (workedOut && tree.getType(argument.id()).map(SimpleType.BOOL::equals).orElse(true)) {
      refuse(
          argument, "what is true or false is not compared; write it with &&, ||, ! and ( ? : )");
    }
  }

  /** Equality of CEL's own would call amounts of two assets different instead of an error. */
  private void sameAmounts(CelExpr expr, CelCall call) {
    for (CelExpr argument : call.args()) {
      Optional<CelType> type = tree.getType(argument.id());
      if (type.isPresent() && holdsAmount(type.get())) {
        refuse(expr, "amounts are compared with <, <=, > and >=");
        return;
      }
    }
  }

  private static boolean holdsAmount(CelType type) {
    return type.equals(Vocabulary.AMOUNT)
        || type.parameters().stream().anyMatch(Refusals::holdsAmount);
  }

  private void amount(CelExpr expr, CelCall call) {
    if (call.target().isPresent()) {
      return;
    }
    String text = literal(expr, call, "amount('10000 USDC')");
    if (text == null) {
      return;
    }
    try {
      Quantity.parse(text, "The amount");
    } catch (UnreadableInput e) {
      refuse(expr, "amount('" + text + "') is no amount; write it as amount('10000 USDC')");
    }
  }

  private void pattern(CelExpr expr, CelCall call) {
    CelExpr pattern = call.args().getLast();
    String text = text(pattern);
    if (text == null) {
      refuse(expr, "a pattern is written out in quotation marks, as in x.matches('^a.*')");
      return;
    }
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      refuse(expr, "the pattern cannot be read: " + e.getDescription());
    }
  }

  /** True where it is a list of the document; nothing more is to be seen below then. */
  private boolean list(CelExpr expr, CelCall call) {
    CelExpr operand = call.args().getFirst();
    if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT
        || !operand.ident().name().equals("lists")) {
      return false;
    }
    String name = text(call.args().getLast());
    if (name == null || !lists.contains(name)) {
      refuse(
          expr,
          name == null
              ? "the name of a list is written out in quotation marks"
              : "there is no list \""
                  + name
                  + "\"; the document has "
                  + (lists.isEmpty()
                      ? "none"
                      : String.join(", ", lists.stream().sorted().toList())));
    }
    return true;
  }

  private void words(CelExpr expr, CelCall call, Member member) {
    CelExpr list = call.args().getLast();
    boolean right =
        list.getKind() == CelExpr.ExprKind.Kind.LIST
            && list.list().elements().stream()
                .allMatch(element -> {
                  String word = text(element);
                  return word != null && member.right().test(word);
                });
    if (!right) {
      refuse(expr, member.sentence());
    }
  }

  /** The one argument as a constant; refused where it is none. */
  private @Nullable String literal(CelExpr expr, CelCall call, String example) {
    String text = call.args().size() == 1 ? text(call.args().getFirst()) : null;
    if (text == null) {
      refuse(expr, "it is written out, as in " + example);
      return null;
    }
    return Literals.refusal(call.function(), text)
        .map(refusal -> {
          refuse(expr, refusal);
          return (@Nullable String) null;
        })
        .orElse(text);
  }

  private static @Nullable String text(CelExpr expr) {
    boolean text =
        expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return text ? expr.constant().stringValue() : null;
  }

  private void refuse(CelExpr expr, String sentence) {
    Integer offset = tree.getSource().getPositionsMap().get(expr.id());
    CelSourceLocation place =
        offset == null
            ? CelSourceLocation.NONE
            : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.NONE);
    mistakes.add(
        new ExpressionMistake(
            Math.max(1, place.getLine()), Math.max(0, place.getColumn()) + 1, sentence));
  }
}
