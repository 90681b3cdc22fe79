package dev.countersign.lure.code.syntax;

import java.util.ArrayList;
import java.util.List;

/** {@code import} of JavaScript modules. */
final class JavaScriptImports {
  private final Lowering lowering;

  JavaScriptImports(Lowering lowering) {
    this.lowering = lowering;
  }

  Ir imported(Node n) {
    String module = lowering.lower(n.field("source")) instanceof Ir.Text text ? text.value() : "";
    List<Ir> out = new ArrayList<>();
    for (Node clause : n.children()) {
      if (clause.type().equals("import_clause")) {
        for (Node part : clause.children()) {
          part(part, module, out);
        }
      } else if (clause.type().equals("import_require_clause")) {
        Node name = Lowering.first(clause);
        String required =
            lowering.lower(clause.field("source")) instanceof Ir.Text text ? text.value() : "";
        out.add(new Ir.Import(n.start(), n.end(), required, "", Lowering.text(name)));
      }
    }
    return new Ir.Block(n.start(), n.end(), out);
  }

  private static void part(Node part, String module, List<Ir> out) {
    switch (part.type()) {
      case "identifier" ->
          out.add(new Ir.Import(part.start(), part.end(), module, "", part.text()));
      case "namespace_import" ->
          out.add(
              new Ir.Import(
                  part.start(), part.end(), module, "", Lowering.text(Lowering.first(part))));
      case "named_imports" -> {
        for (Node named : part.children()) {
          String name = Lowering.text(named.field("name"));
          Node alias = named.field("alias");
          out.add(
              new Ir.Import(
                  named.start(),
                  named.end(),
                  module,
                  name.equals("default") ? "" : name,
                  alias == null ? name : alias.text()));
        }
      }
      default -> {}
    }
  }
}
