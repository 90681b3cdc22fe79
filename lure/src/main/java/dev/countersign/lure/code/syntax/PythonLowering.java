package dev.countersign.lure.code.syntax;

import dev.countersign.lure.bound.Pace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python in the small form. */
public final class PythonLowering extends Lowering {
  /** Names that some function says belong to the module or the function around it. */
  private final Set<String> shared = new HashSet<>();

  private PythonLowering(Pace pace, Skipped skipped) {
    super(pace, skipped);
  }

  /**
   * A whole file.
   *
   * @throws Pace.Over when the time is over
   */
  public static Ir of(Source source, Pace pace, Skipped skipped) {
    return new PythonLowering(pace, skipped).whole(source, Grammar.PYTHON);
  }

  @Override
  Ir of(Node n) {
    return switch (n.type()) {
      case "string" -> string(n);
      case "concatenated_string" -> new Ir.Concat(n.start(), n.end(), children(n));
      case "integer" -> number(n);
      case "identifier" -> new Ir.Name(n.start(), n.end(), n.text());
      case "true", "false", "none", "float", "comment", "type" -> nothing(n.start(), n.end());
      case "global_statement", "nonlocal_statement" -> {
        n.children().forEach(name -> shared.add(name.text()));
        yield nothing(n.start(), n.end());
      }
      case "attribute" ->
          new Ir.Member(n.start(), n.end(), lower(n.field("object")), text(n.field("attribute")));
      case "subscript" ->
          new Ir.Index(n.start(), n.end(), lower(n.field("value")), lower(n.field("subscript")));
      case "slice" -> new Ir.Text(n.start(), n.end(), n.text().replace(" ", ""));
      case "call" -> call(n);
      case "keyword_argument" ->
          new Ir.Named(n.start(), n.end(), text(n.field("name")), lower(n.field("value")));
      case "binary_operator" -> chain(n, "binary_operator", Set.of("+"));
      case "boolean_operator" ->
          new Ir.Either(
              n.start(), n.end(), List.of(lower(n.field("left")), lower(n.field("right"))));
      case "conditional_expression" -> conditional(n);
      case "assignment" -> assign(n, false);
      case "augmented_assignment" -> assign(n, true);
      case "named_expression" ->
          new Ir.Assign(
              n.start(), n.end(), lower(n.field("name")), lower(n.field("value")), false, false);
      case "expression_statement",
          "module",
          "block",
          "else_clause",
          "finally_clause",
          "try_statement",
          "decorated_definition" ->
          n.children().size() == 1 ? lower(n.children().getFirst()) : block(n);
      case "parenthesized_expression",
          "await",
          "list_splat",
          "dictionary_splat",
          "interpolation",
          "typed_parameter",
          "list_splat_pattern",
          "dictionary_splat_pattern",
          "as_pattern_target" ->
          lower(first(n));
      case "default_parameter", "typed_default_parameter" ->
          new Ir.Assign(
              n.start(), n.end(), lower(n.field("name")), lower(n.field("value")), true, true);
      case "unary_operator" -> unary(n);
      case "list",
          "tuple",
          "expression_list",
          "pattern_list",
          "tuple_pattern",
          "list_pattern",
          "set" ->
          new Ir.Items(n.start(), n.end(), children(n));
      case "dictionary" -> dictionary(n);
      case "list_comprehension", "generator_expression", "set_comprehension" -> comprehension(n);
      case "lambda" -> function(n, true);
      case "function_definition" -> function(n, false);
      case "class_definition" ->
          new Ir.Type(n.start(), n.end(), text(n.field("name")), children(n.field("body")));
      case "return_statement" -> new Ir.Return(n.start(), n.end(), lower(first(n)));
      case "if_statement" -> branches(n);
      case "except_clause" -> except(n);
      case "for_statement" ->
          new Ir.Each(
              n.start(),
              n.end(),
              lower(n.field("left")),
              lower(n.field("right")),
              lower(n.field("body")),
              false);
      case "while_statement" ->
          new Ir.Each(
              n.start(), n.end(), null, lower(n.field("condition")), lower(n.field("body")), false);
      case "with_statement" -> block(n);
      case "with_clause" -> block(n);
      case "with_item" -> lower(n.field("value"));
      case "as_pattern" -> aliased(n);
      case "import_statement" -> imports(n, "");
      case "import_from_statement" -> imports(n, text(n.field("module_name")));
      case "exec_statement" ->
          new Ir.Call(
              n.start(),
              n.end(),
              new Ir.Name(n.start(), n.start() + 4, "exec"),
              List.of(lower(n.field("code"))),
              false);
      default -> every(n);
    };
  }

  private Ir string(Node n) {
    Node opening = n.child("string_start");
    boolean raw =
        opening != null && opening.text().toLowerCase(java.util.Locale.ROOT).contains("r");
    List<Ir> parts = new ArrayList<>();
    for (Node child : n.children()) {
      if (child.type().equals("string_content")) {
        parts.add(new Ir.Text(child.start(), child.end(), raw ? child.text() : content(child)));
      } else if (child.type().equals("interpolation")) {
        parts.add(lower(child));
      }
    }
    if (parts.isEmpty()) {
      return new Ir.Text(n.start(), n.end(), "");
    }
    return parts.size() == 1 && parts.getFirst() instanceof Ir.Text text
        ? new Ir.Text(n.start(), n.end(), text.value())
        : new Ir.Concat(n.start(), n.end(), parts);
  }

  private static String content(Node content) {
    if (content.children().isEmpty()) {
      return content.text();
    }
    StringBuilder out = new StringBuilder();
    int at = content.start();
    for (Node escape : content.children()) {
      out.append(content.between(at, escape.start())).append(Escapes.of(escape.text()));
      at = escape.end();
    }
    return out.append(content.between(at, content.end())).toString();
  }

  private Ir call(Node n) {
    Node arguments = n.field("arguments");
    List<Ir> given =
        arguments != null && arguments.type().equals("generator_expression")
            ? List.of(lower(arguments))
            : children(arguments);
    return new Ir.Call(n.start(), n.end(), lower(n.field("function")), given, false);
  }

  private Ir conditional(Node n) {
    List<Ir> parts = children(n);
    return parts.size() < 3
        ? new Ir.Every(n.start(), n.end(), parts)
        : new Ir.Block(
            n.start(),
            n.end(),
            List.of(
                parts.get(1),
                new Ir.Either(n.start(), n.end(), List.of(parts.get(0), parts.get(2)))));
  }

  private Ir assign(Node n, boolean added) {
    Node left = n.field("left");
    Node right = n.field("right");
    boolean own = left != null && !shared.contains(left.text());
    return right == null
        ? nothing(n.start(), n.end())
        : new Ir.Assign(n.start(), n.end(), lower(left), lower(right), own, added);
  }

  private Ir unary(Node n) {
    Ir value = lower(n.field("argument"));
    return value instanceof Ir.Whole number && text(n.field("operator")).equals("-")
        ? new Ir.Whole(n.start(), n.end(), -number.value())
        : value;
  }

  private Ir dictionary(Node n) {
    List<Ir.Field> fields = new ArrayList<>();
    for (Node pair : n.children()) {
      Node key = pair.field("key");
      boolean named = key != null && lower(key) instanceof Ir.Text;
      fields.add(
          new Ir.Field(
              named && lower(key) instanceof Ir.Text text ? text.value() : null,
              lower(key == null ? pair : pair.field("value"))));
    }
    return new Ir.Fields(n.start(), n.end(), fields);
  }

  private Ir comprehension(Node n) {
    Ir body = lower(n.field("body"));
    for (int i = n.children().size() - 1; i >= 0; i--) {
      Node clause = n.children().get(i);
      if (clause.type().equals("for_in_clause")) {
        body =
            new Ir.Each(
                n.start(),
                n.end(),
                lower(clause.field("left")),
                lower(clause.field("right")),
                body,
                true);
      }
    }
    return body;
  }

  private Ir function(Node n, boolean expression) {
    Ir body = lower(n.field("body"));
    return new Ir.Function(
        n.start(),
        n.end(),
        text(n.field("name")),
        children(n.field("parameters")),
        expression ? new Ir.Return(body.start(), body.end(), body) : body);
  }

  private Ir branches(Node n) {
    List<Ir> asked = new ArrayList<>();
    List<Ir> ways = new ArrayList<>();
    asked.add(lower(n.field("condition")));
    for (Node child : n.children()) {
      switch (child.type()) {
        case "block", "else_clause" -> ways.add(block(child));
        case "elif_clause" -> {
          asked.add(lower(child.field("condition")));
          ways.add(lower(child.field("consequence")));
        }
        default -> {}
      }
    }
    asked.add(new Ir.Either(n.start(), n.end(), ways));
    return new Ir.Block(n.start(), n.end(), asked);
  }

  private Ir except(Node n) {
    return new Ir.Either(n.start(), n.end(), List.of(block(n)));
  }

  private Ir aliased(Node n) {
    Node alias = n.field("alias");
    Ir value = lower(first(n));
    return alias == null
        ? value
        : new Ir.Assign(n.start(), n.end(), lower(alias), value, false, false);
  }

  private Ir imports(Node n, String module) {
    List<Ir> out = new ArrayList<>();
    for (Node child : n.children()) {
      if (!child.field().equals("name")) {
        if (child.type().equals("wildcard_import")) {
          out.add(new Ir.Import(n.start(), n.end(), module, "*", "*"));
        }
        continue;
      }
      Node named = child.field("name");
      @Nullable Node alias = child.field("alias");
      String name = text(named == null ? child : named);
      String as = alias == null ? (module.isEmpty() ? head(name) : name) : alias.text();
      String whole = module.isEmpty() ? (alias == null ? head(name) : name) : module;
      out.add(new Ir.Import(n.start(), n.end(), whole, module.isEmpty() ? "" : name, as));
    }
    return new Ir.Block(n.start(), n.end(), out);
  }

  private static String head(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
