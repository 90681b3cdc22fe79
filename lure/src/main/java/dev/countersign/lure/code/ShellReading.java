package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Grammar;
import dev.countersign.lure.code.syntax.Node;
import dev.countersign.lure.code.syntax.Source;
import dev.countersign.lure.code.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shell scripts: commands, pipelines and what variables hold, in the order written. */
final class ShellReading {
  private static final int DEEPEST = 200;
  private static final int MOST_NODES = 200_000;
  private static final int LONGEST = 20_000;
  private static final Pattern WINDOWS =
      Pattern.compile(
          "(?i)^\\W*(?:\\S*[\\\\/])?(?:cmd|powershell|pwsh|mshta|certutil|bitsadmin|regsvr32|rundll32|schtasks|reg|wscript|cscript|msiexec)"
              + "(?:\\.exe)?['\"]?\\s.*",
          Pattern.DOTALL);

  private final Notes notes;
  private final Inner inner;
  private final Commands commands;
  private final Map<String, String> variables = new HashMap<>();
  private int depth;
  private int nodes;

  ShellReading(Notes notes, Inner inner) {
    this.notes = notes;
    this.inner = inner;
    this.commands = new Commands(notes, inner);
  }

  void read(Source source) {
    String text = source.text(0, source.length());
    if (WINDOWS.matcher(text.substring(0, Math.min(text.length(), LONGEST))).matches()) {
      WindowsReading.read(text, Language.BATCH, notes, inner);
      return;
    }
    visit(Syntax.parse(source, Grammar.BASH, notes.pace()).root());
  }

  private void visit(Node node) {
    notes.pace().check();
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      notes.unread(node.start(), "From here on it is too long or too deeply nested to be read.");
      return;
    }
    depth++;
    switch (node.type()) {
      case "variable_assignment" -> {
        Node value = node.field("value");
        variables.put(text(node.field("name")), value == null ? "" : word(value));
        visitAll(node);
      }
      case "pipeline" -> {
        List<Command> stages = new ArrayList<>();
        for (Node child : node.children()) {
          stages.add(command(child));
          visitAll(child);
        }
        commands.pipeline(stages, node.start(), node.end());
      }
      case "command" -> {
        commands.pipeline(List.of(command(node)), node.start(), node.end());
        visitAll(node);
      }
      case "redirected_statement" -> {
        Node body = node.field("body");
        if (body != null && body.type().equals("pipeline")) {
          List<Command> stages = new ArrayList<>();
          body.children().forEach(child -> stages.add(command(child)));
          stages.set(stages.size() - 1, redirected(stages.getLast(), node));
          commands.pipeline(stages, node.start(), node.end());
        } else {
          commands.pipeline(List.of(command(node)), node.start(), node.end());
        }
        if (body != null) {
          visitAll(body);
        }
      }
      default -> visitAll(node);
    }
    depth--;
  }

  private void visitAll(Node node) {
    node.children().forEach(this::visit);
  }

  /** A command's words, and the files that it is redirected to. */
  private Command command(Node node) {
    List<String> words = new ArrayList<>();
    if (node.type().equals("redirected_statement")) {
      Node body = node.field("body");
      Command plain = body == null ? new Command(List.of(), "", "") : command(body);
      return redirected(plain, node);
    }
    if (!node.type().equals("command")) {
      return new Command(List.of("{" + node.type() + "}", node.text()), "", "");
    }
    Command found = new Command(words, "", "");
    for (Node child : node.children()) {
      switch (child.type()) {
        case "variable_assignment", "comment" -> {}
        case "file_redirect", "herestring_redirect", "heredoc_redirect" ->
            found = redirected(found, child);
        case "command_name" -> words.add(child.children().isEmpty() ? child.text() : word(child));
        default -> words.add(word(child));
      }
    }
    return found;
  }

  private Command redirected(Command command, Node statement) {
    String to = command.output();
    String from = command.input();
    List<Node> redirects = new ArrayList<>(statement.children());
    redirects.add(statement);
    for (Node redirect : redirects) {
      if (redirect.type().equals("file_redirect")) {
        Node target = redirect.field("destination");
        String file = target == null ? "" : word(target);
        boolean reads = redirect.text().strip().startsWith("<");
        from = reads ? from + " " + file : from;
        to = reads || file.matches("/dev/.*|&?\\d|-") ? to : file;
      } else if (redirect.type().equals("heredoc_redirect")) {
        Node body = redirect.child("heredoc_body");
        from = body == null ? from : from + "\n" + body.text();
      } else if (redirect.type().equals("herestring_redirect")) {
        for (Node child : redirect.children()) {
          from = from + "\n" + word(child);
        }
      }
    }
    return new Command(command.words(), to, from);
  }

  /** A word as the shell would make it, as far as it is constant; substitutions stay as written. */
  private String word(@Nullable Node node) {
    if (node == null) {
      return "";
    }
    String made =
        switch (node.type()) {
          case "raw_string" -> between(node.text(), 1, 1);
          case "ansi_c_string" -> between(node.text(), 2, 1);
          case "string" -> string(node);
          case "concatenation", "command_name" -> joined(node);
          case "simple_expansion", "expansion" -> expanded(node);
          case "word" -> node.text().replace("\\\n", "").replace("\\", "");
          default -> node.text();
        };
    return made.length() > LONGEST ? made.substring(0, LONGEST) : made;
  }

  private static String between(String text, int before, int after) {
    return text.length() < before + after ? text : text.substring(before, text.length() - after);
  }

  private String joined(Node node) {
    StringBuilder out = new StringBuilder();
    node.children().forEach(child -> out.append(word(child)));
    return out.toString();
  }

  /** Between the parts of a string the blanks are no node of their own. */
  private String string(Node node) {
    String text = node.text();
    StringBuilder out = new StringBuilder();
    int at = node.start() + 1;
    for (Node child : node.children()) {
      if (child.start() > at) {
        out.append(" ");
      }
      out.append(child.type().equals("string_content") ? unescaped(child.text()) : word(child));
      at = child.end();
    }
    return node.children().isEmpty() ? between(text, 1, 1) : out.toString();
  }

  private static String unescaped(String text) {
    return text.replace("\\\"", "\"").replace("\\$", "$").replace("\\`", "`");
  }

  private String expanded(Node node) {
    Node name = node.child("variable_name");
    String known = name == null ? null : variables.get(name.text());
    return known == null ? node.text() : known;
  }

  private static String text(@Nullable Node node) {
    return node == null ? "" : node.text();
  }

  /**
   * A command.
   *
   * @param words its name and arguments
   * @param output the file that its output goes to; empty where none
   * @param input what stands in its input, or the file it is read from
   */
  record Command(List<String> words, String output, String input) {}
}
