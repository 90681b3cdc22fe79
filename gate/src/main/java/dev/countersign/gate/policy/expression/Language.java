package dev.countersign.gate.policy.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.countersign.gate.policy.facts.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The part of CEL that a policy is written in: typed throughout, without floating point, with exact
 * amounts under the usual operators, and bounded in size, depth and steps.
 */
final class Language {
  /** The most characters of an expression. */
  static final int LONGEST = 2_000;

  private static final int DEEPEST = 40;
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_REMEMBERED = 10_000;

  private static final Set<StandardFunction> FUNCTIONS =
      EnumSet.of(
          StandardFunction.LOGICAL_NOT,
          StandardFunction.LOGICAL_AND,
          StandardFunction.LOGICAL_OR,
          StandardFunction.CONDITIONAL,
          StandardFunction.NOT_STRICTLY_FALSE,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS,
          StandardFunction.IN,
          StandardFunction.INDEX,
          StandardFunction.SIZE,
          StandardFunction.ADD,
          StandardFunction.SUBTRACT,
          StandardFunction.MULTIPLY,
          StandardFunction.NEGATE,
          StandardFunction.DURATION,
          StandardFunction.TIMESTAMP,
          StandardFunction.CONTAINS,
          StandardFunction.STARTS_WITH,
          StandardFunction.ENDS_WITH,
          StandardFunction.MATCHES);

  private static final List<String> COMPARISONS = List.of("_<_", "_<=_", "_>_", "_>=_");

  private static final CelType SIDES = ListType.create(SimpleType.STRING);

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseErrorRecoveryLimit(5)
          .comprehensionMaxIterations(MOST_STEPS)
          .maxRegexProgramSize(1_000)
          // The runtime asks for it; no declaration with floating point is there to use it.
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final Map<String, Quantity> REMEMBERED = new ConcurrentHashMap<>();

  static final CelCompiler COMPILER = compiler();
  static final CelRuntime RUNTIME = runtime();

  private Language() {}

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .filterFunctions((function, overload) ->
                        FUNCTIONS.contains(function) && exact(overload.celOverloadDecl()))
                    .build())
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE)
            .setTypeProvider(Vocabulary.INSTANCE)
            .setResultType(SimpleType.BOOL);
    Vocabulary.INSTANCE.variables().forEach(builder::addVar);
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "amount",
            CelOverloadDecl.newGlobalOverload(
                "amount_of_text", Vocabulary.AMOUNT, SimpleType.STRING)),
        CelFunctionDecl.newFunctionDeclaration(
            "_+_",
            CelOverloadDecl.newGlobalOverload(
                "add_amount", Vocabulary.AMOUNT, Vocabulary.AMOUNT, Vocabulary.AMOUNT)),
        history("count", SimpleType.INT),
        history("value", Vocabulary.AMOUNT),
        history("amount", Vocabulary.AMOUNT));
    for (String operator : COMPARISONS) {
      builder.addFunctionDeclarations(
          CelFunctionDecl.newFunctionDeclaration(
              operator,
              CelOverloadDecl.newGlobalOverload(
                  overload(operator), SimpleType.BOOL, Vocabulary.AMOUNT, Vocabulary.AMOUNT)));
    }
    return builder.build();
  }

  /** "amount_<_" for "_<_". */
  private static String overload(String operator) {
    return "amount" + operator;
  }

  private static CelFunctionDecl history(String name, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newMemberOverload(
            "history_" + name, result, Vocabulary.HISTORY, SimpleType.DURATION, SIDES));
  }

  /** No overload that takes or gives floating point, unsigned numbers or bytes. */
  private static boolean exact(CelOverloadDecl overload) {
    List<CelType> types = new ArrayList<>(overload.parameterTypes());
    types.add(overload.resultType());
    return types.stream()
        .noneMatch(type ->
            type.equals(SimpleType.DOUBLE)
                || type.equals(SimpleType.UINT)
                || type.equals(SimpleType.BYTES));
  }

  private static CelRuntime runtime() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "amount",
            CelFunctionBinding.from("amount_of_text", String.class, Language::quantity),
            CelFunctionBinding.from(
                "history_amount",
                List.of(Earlier.class, Duration.class, List.class),
                of -> ((Earlier) of[0]).amount((Duration) of[1], (List<?>) of[2]))));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "count",
            CelFunctionBinding.from(
                "history_count",
                List.of(Earlier.class, Duration.class, List.class),
                of -> ((Earlier) of[0]).count((Duration) of[1], (List<?>) of[2]))));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            "value",
            CelFunctionBinding.from(
                "history_value",
                List.of(Earlier.class, Duration.class, List.class),
                of -> ((Earlier) of[0]).value((Duration) of[1], (List<?>) of[2]))));
    bindings.add(
        CelFunctionBinding.from("add_amount", Quantity.class, Quantity.class, Quantity::plus));
    bindings.add(
        CelFunctionBinding.from(
            "amount_<_", Quantity.class, Quantity.class, (a, b) -> a.compare(b) < 0));
    bindings.add(
        CelFunctionBinding.from(
            "amount_<=_", Quantity.class, Quantity.class, (a, b) -> a.compare(b) <= 0));
    bindings.add(
        CelFunctionBinding.from(
            "amount_>_", Quantity.class, Quantity.class, (a, b) -> a.compare(b) > 0));
    bindings.add(
        CelFunctionBinding.from(
            "amount_>=_", Quantity.class, Quantity.class, (a, b) -> a.compare(b) >= 0));
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .setTypeProvider(Vocabulary.INSTANCE)
        .addFunctionBindings(bindings)
        .build();
  }

  /** An amount out of its text, which is a constant of some document. */
  private static Quantity quantity(String text) {
    Quantity known = REMEMBERED.get(text);
    if (known == null) {
      known = Quantity.parse(text, "The amount");
      if (REMEMBERED.size() >= MOST_REMEMBERED) {
        REMEMBERED.clear();
      }
      REMEMBERED.put(text, known);
    }
    return known;
  }
}
