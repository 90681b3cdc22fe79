package dev.countersign.lure.code.syntax;

import dev.countersign.lure.bound.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JavaScript and TypeScript in the small form. */
public final class JavaScriptLowering extends Lowering {
  private static final Set<String> CHOOSING = Set.of("||", "&&", "??");

  private final JavaScriptImports imports = new JavaScriptImports(this);

  private JavaScriptLowering(Pace pace, Skipped skipped) {
    super(pace, skipped);
  }

  /**
   * A whole file.
   *
   * @throws Pace.Over when the time is over
   */
  public static Ir of(Source source, Grammar grammar, Pace pace, Skipped skipped) {
    return new JavaScriptLowering(pace, skipped).whole(source, grammar);
  }

  @Override
  Ir of(Node n) {
    return switch (n.type()) {
      case "string", "template_string" -> string(n);
      case "string_fragment", "jsx_text" -> new Ir.Text(n.start(), n.end(), n.text());
      case "escape_sequence" -> new Ir.Text(n.start(), n.end(), Escapes.of(n.text()));
      case "number" -> number(n);
      case "identifier",
          "shorthand_property_identifier",
          "shorthand_property_identifier_pattern",
          "this",
          "super",
          "import" ->
          new Ir.Name(n.start(), n.end(), n.text());
      case "true",
          "false",
          "null",
          "undefined",
          "regex",
          "comment",
          "type_annotation",
          "interface_declaration",
          "type_alias_declaration",
          "hash_bang_line" ->
          nothing(n.start(), n.end());
      case "member_expression" ->
          new Ir.Member(n.start(), n.end(), lower(n.field("object")), text(n.field("property")));
      case "subscript_expression" ->
          new Ir.Index(n.start(), n.end(), lower(n.field("object")), lower(n.field("index")));
      case "call_expression" -> call(n, n.field("function"), n.field("arguments"), false);
      case "new_expression" -> call(n, n.field("constructor"), n.field("arguments"), true);
      case "binary_expression" -> binary(n);
      case "assignment_expression" -> assign(n, n.field("left"), n.field("right"), false, false);
      case "augmented_assignment_expression" ->
          assign(n, n.field("left"), n.field("right"), false, true);
      case "variable_declarator" -> declarator(n);
      case "assignment_pattern", "object_assignment_pattern" ->
          assign(n, n.field("left"), n.field("right"), true, true);
      case "public_field_definition", "field_definition" -> classField(n);
      case "ternary_expression" ->
          new Ir.Block(
              n.start(),
              n.end(),
              List.of(
                  lower(n.field("condition")),
                  new Ir.Either(
                      n.start(),
                      n.end(),
                      List.of(lower(n.field("consequence")), lower(n.field("alternative"))))));
      case "parenthesized_expression",
          "await_expression",
          "spread_element",
          "rest_pattern",
          "as_expression",
          "satisfies_expression",
          "non_null_expression",
          "else_clause",
          "finally_clause",
          "template_substitution",
          "expression_statement",
          "jsx_expression" ->
          lower(first(n));
      case "type_assertion" -> lower(n.children().isEmpty() ? null : n.children().getLast());
      case "required_parameter", "optional_parameter" -> lower(n.field("pattern"));
      case "unary_expression" -> unary(n);
      case "array", "array_pattern" -> new Ir.Items(n.start(), n.end(), children(n));
      case "object", "object_pattern" -> fields(n);
      case "sequence_expression", "program", "statement_block", "labeled_statement" -> block(n);
      case "function_declaration",
          "function_expression",
          "generator_function",
          "generator_function_declaration",
          "arrow_function",
          "method_definition" ->
          function(n);
      case "class_declaration", "class", "abstract_class_declaration" ->
          new Ir.Type(n.start(), n.end(), text(n.field("name")), children(n.field("body")));
      case "return_statement" -> new Ir.Return(n.start(), n.end(), lower(first(n)));
      case "if_statement" ->
          condition(n, n.field("condition"), n.field("consequence"), n.field("alternative"));
      case "switch_statement" -> cases(n);
      case "try_statement" -> block(n);
      case "catch_clause" -> caught(n);
      case "for_in_statement" ->
          new Ir.Each(
              n.start(),
              n.end(),
              lower(n.field("left")),
              lower(n.field("right")),
              lower(n.field("body")),
              false);
      case "for_statement", "while_statement", "do_statement" ->
          new Ir.Each(n.start(), n.end(), null, every(n), lower(n.field("body")), false);
      case "import_statement" -> imports.imported(n);
      case "export_statement" -> exported(n);
      default -> every(n);
    };
  }

  private Ir string(Node n) {
    List<Ir> parts = children(n);
    if (parts.isEmpty()) {
      return new Ir.Text(n.start(), n.end(), "");
    }
    return parts.size() == 1 && parts.getFirst() instanceof Ir.Text text
        ? new Ir.Text(n.start(), n.end(), text.value())
        : new Ir.Concat(n.start(), n.end(), parts);
  }

  private Ir call(Node n, @Nullable Node callee, @Nullable Node arguments, boolean fresh) {
    List<Ir> given =
        arguments != null && arguments.type().equals("template_string")
            ? List.of(lower(arguments))
            : children(arguments);
    return new Ir.Call(n.start(), n.end(), lower(callee), given, fresh);
  }

  private Ir binary(Node n) {
    String operator = text(n.field("operator"));
    if (CHOOSING.contains(operator)) {
      return new Ir.Either(
          n.start(), n.end(), List.of(lower(n.field("left")), lower(n.field("right"))));
    }
    return chain(n, "binary_expression", Set.of("+"));
  }

  private Ir unary(Node n) {
    Ir value = lower(n.field("argument"));
    return switch (text(n.field("operator"))) {
      case "-" ->
          value instanceof Ir.Whole number
              ? new Ir.Whole(n.start(), n.end(), -number.value())
              : value;
      case "+" -> value;
      default -> new Ir.Every(n.start(), n.end(), List.of(value));
    };
  }

  private Ir declarator(Node n) {
    Node value = n.field("value");
    return value == null
        ? nothing(n.start(), n.end())
        : assign(n, n.field("name"), value, true, false);
  }

  private Ir classField(Node n) {
    Node name = n.field("property") == null ? n.field("name") : n.field("property");
    return assign(n, name, n.field("value"), true, false);
  }

  private Ir assign(
      Node n, @Nullable Node left, @Nullable Node right, boolean declared, boolean added) {
    Ir target =
        left != null && left.type().equals("property_identifier")
            ? new Ir.Name(left.start(), left.end(), left.text())
            : lower(left);
    return new Ir.Assign(n.start(), n.end(), target, lower(right), declared, added);
  }

  private Ir condition(
      Node n, @Nullable Node asked, @Nullable Node then, @Nullable Node otherwise) {
    return new Ir.Block(
        n.start(),
        n.end(),
        List.of(
            lower(asked),
            new Ir.Either(n.start(), n.end(), List.of(lower(then), lower(otherwise)))));
  }

  private Ir cases(Node n) {
    Node body = n.field("body");
    List<Ir> ways = new ArrayList<>();
    for (Node way : body == null ? List.<Node>of() : body.children()) {
      ways.add(block(way));
    }
    return new Ir.Block(
        n.start(),
        n.end(),
        List.of(lower(n.field("value")), new Ir.Either(n.start(), n.end(), ways)));
  }

  /** What is caught may be a server's answer; its name says so to the analysis. */
  private Ir caught(Node n) {
    Node parameter = n.field("parameter");
    Ir body = lower(n.field("body"));
    return parameter == null
        ? body
        : new Ir.Block(
            n.start(),
            n.end(),
            List.of(
                new Ir.Assign(
                    parameter.start(),
                    parameter.end(),
                    lower(parameter),
                    new Ir.Name(parameter.start(), parameter.end(), "@caught"),
                    true,
                    false),
                body));
  }

  private Ir function(Node n) {
    List<Ir> parameters = new ArrayList<>();
    Node one = n.field("parameter");
    if (one != null) {
      parameters.add(lower(one));
    }
    parameters.addAll(children(n.field("parameters")));
    Node body = n.field("body");
    Ir does = lower(body);
    if (body != null && !body.type().equals("statement_block")) {
      does = new Ir.Return(body.start(), body.end(), does);
    }
    return new Ir.Function(n.start(), n.end(), text(n.field("name")), parameters, does);
  }

  private Ir fields(Node n) {
    List<Ir.Field> fields = new ArrayList<>();
    for (Node child : n.children()) {
      switch (child.type()) {
        case "pair", "pair_pattern" ->
            fields.add(new Ir.Field(key(child.field("key")), lower(child.field("value"))));
        case "shorthand_property_identifier", "shorthand_property_identifier_pattern" ->
            fields.add(new Ir.Field(child.text(), lower(child)));
        case "object_assignment_pattern" -> {
          Node left = child.field("left");
          fields.add(new Ir.Field(text(left), lower(left)));
        }
        case "method_definition" ->
            fields.add(new Ir.Field(text(child.field("name")), lower(child)));
        case "comment" -> {}
        default -> fields.add(new Ir.Field(null, lower(child)));
      }
    }
    return new Ir.Fields(n.start(), n.end(), fields);
  }

  private @Nullable String key(@Nullable Node key) {
    if (key == null) {
      return null;
    }
    return switch (key.type()) {
      case "string" -> lower(key) instanceof Ir.Text text ? text.value() : null;
      case "computed_property_name" ->
          lower(first(key)) instanceof Ir.Text text ? text.value() : null;
      default -> key.text();
    };
  }

  private Ir exported(Node n) {
    Node declaration = n.field("declaration");
    Node value = declaration == null ? n.field("value") : declaration;
    return value == null ? nothing(n.start(), n.end()) : lower(value);
  }
}
