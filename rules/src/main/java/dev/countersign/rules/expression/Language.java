package dev.countersign.rules.expression;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.countersign.rules.amount.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The part of CEL that rules are written in: typed throughout, without floating point, with exact
 * amounts under the usual operators, and bounded in size, depth and steps.
 */
public final class Language {
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

  private final Vocabulary vocabulary;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /** The language with those names. */
  public Language(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.compiler = compiler(vocabulary);
    this.runtime = runtime(vocabulary);
  }

  /**
   * Checks an expression and prepares it.
   *
   * @param lists the names of the document's lists
   * @throws UnreadableExpression with everything that is wrong in it
   */
  public Formula read(String source, Set<String> lists) throws UnreadableExpression {
    if (source.codePointCount(0, source.length()) > LONGEST) {
      throw new UnreadableExpression(
          List.of(
              new ExpressionMistake(
                  1, 1, "the expression has more than " + LONGEST + " characters")));
    }
    try {
      CelValidationResult result = compiler.compile(source);
      if (result.hasError()) {
        throw new UnreadableExpression(mistakes(result.getErrors(), source));
      }
      CelAbstractSyntaxTree tree = result.getAst();
      List<ExpressionMistake> refused = new Refusals(vocabulary, tree, lists).all();
      if (!refused.isEmpty()) {
        throw new UnreadableExpression(refused);
      }
      List<Formula> conjuncts = new ArrayList<>();
      for (CelAbstractSyntaxTree part : Conjuncts.of(tree)) {
        Object identity = Conjuncts.shape(part.getExpr()).orElseGet(Object::new);
        conjuncts.add(new Formula(source, identity, runtime.createProgram(part), List.of()));
      }
      return new Formula(source, source, runtime.createProgram(tree), conjuncts);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new UnreadableExpression(
          List.of(
              new ExpressionMistake(1, 1, "the expression cannot be used: " + Formula.first(e))));
    }
  }

  private List<ExpressionMistake> mistakes(Iterable<CelIssue> issues, String source) {
    List<ExpressionMistake> mistakes = new ArrayList<>();
    for (CelIssue issue : issues) {
      int line = Math.max(1, issue.getSourceLocation().getLine());
      int column = Math.max(0, issue.getSourceLocation().getColumn());
      mistakes.add(
          new ExpressionMistake(
              line,
              column + 1,
              Explained.mistake(issue.getMessage(), vocabulary, source, line, column)));
    }
    return mistakes;
  }

  private static CelCompiler compiler(Vocabulary vocabulary) {
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
            .setTypeProvider(vocabulary.types())
            .setResultType(SimpleType.BOOL);
    vocabulary.variables().forEach(builder::addVar);
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "amount",
            CelOverloadDecl.newGlobalOverload(
                "amount_of_text", Vocabulary.AMOUNT, SimpleType.STRING)),
        CelFunctionDecl.newFunctionDeclaration(
            "_+_",
            CelOverloadDecl.newGlobalOverload(
                "add_amount", Vocabulary.AMOUNT, Vocabulary.AMOUNT, Vocabulary.AMOUNT)));
    vocabulary.members().forEach(member -> builder.addFunctionDeclarations(declared(member)));
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

  private static CelFunctionDecl declared(Member member) {
    List<CelType> parameters = new ArrayList<>();
    parameters.add(OpaqueType.create(member.of()));
    member.parameters().forEach(word -> parameters.add(Vocabulary.type(word)));
    return CelFunctionDecl.newFunctionDeclaration(
        member.name(),
        CelOverloadDecl.newMemberOverload(
            id(member), Vocabulary.type(member.result()), parameters));
  }

  private static String id(Member member) {
    return member.of() + "_" + member.name();
  }

  @SuppressWarnings("Immutable") // a member holds nothing that changes; Function cannot say so
  private static CelFunctionBinding bound(Member member) {
    List<Class<?>> types = new ArrayList<>();
    types.add(Object.class);
    for (String word : member.parameters()) {
      types.add(
          switch (word) {
            case "texts" -> List.class;
            case "span" -> Duration.class;
            case "text" -> String.class;
            default -> throw new IllegalArgumentException("no argument is a " + word);
          });
    }
    return CelFunctionBinding.from(id(member), types, of -> member.body().apply(Arrays.asList(of)));
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

  private static CelRuntime runtime(Vocabulary vocabulary) {
    Map<String, List<CelFunctionBinding>> named = new LinkedHashMap<>();
    named
        .computeIfAbsent("amount", name -> new ArrayList<>())
        .add(CelFunctionBinding.from("amount_of_text", String.class, Language::quantity));
    for (Member member : vocabulary.members()) {
      named.computeIfAbsent(member.name(), name -> new ArrayList<>()).add(bound(member));
    }
    List<CelFunctionBinding> bindings = new ArrayList<>();
    named.forEach(
        (name, overloads) -> bindings.addAll(CelFunctionBinding.fromOverloads(name, overloads)));
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
        .setTypeProvider(vocabulary.types())
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
