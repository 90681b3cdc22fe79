package dev.countersign.lure.code.syntax;

import dev.countersign.lure.bound.Pace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a syntax tree to the small form; deeper than its bound, nothing is seen. */
abstract class Lowering {
  private static final int DEEPEST = 300;

  private final Pace pace;
  private final Skipped skipped;
  private int depth;

  Lowering(Pace pace, Skipped skipped) {
    this.pace = pace;
    this.skipped = skipped;
  }

  /** A whole file. */
  final Ir whole(Source source, Grammar grammar) {
    Syntax.Parsed parsed = Syntax.parse(source, grammar, pace);
    if (parsed.end() < source.length()) {
      skipped.part(parsed.end(), source.length());
    }
    return block(parsed.root());
  }

  /** A node in the small form. */
  final Ir lower(@Nullable Node node) {
    if (node == null) {
      return nothing(0, 0);
    }
    pace.check();
    if (depth >= DEEPEST) {
      skipped.part(node.start(), node.end());
      return nothing(node.start(), node.end());
    }
    depth++;
    try {
      return of(node);
    } finally {
      depth--;
    }
  }

  /** A node of the language. */
  abstract Ir of(Node node);

  static Ir nothing(int start, int end) {
    return new Ir.Every(start, end, List.of());
  }

  final List<Ir> all(List<Node> nodes) {
    List<Ir> out = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (!node.type().equals("comment")) {
        out.add(lower(node));
      }
    }
    return out;
  }

  final List<Ir> children(@Nullable Node node) {
    return node == null ? List.of() : all(node.children());
  }

  final Ir every(Node node) {
    return new Ir.Every(node.start(), node.end(), children(node));
  }

  final Ir block(@Nullable Node node) {
    return node == null ? nothing(0, 0) : new Ir.Block(node.start(), node.end(), children(node));
  }

  /** The first part that is not a comment. */
  static @Nullable Node first(Node node) {
    for (Node child : node.children()) {
      if (!child.type().equals("comment")) {
        return child;
      }
    }
    return null;
  }

  static String text(@Nullable Node node) {
    return node == null ? "" : node.text();
  }

  /** Chains such as {@code a + b + c} lean to the left, thousands deep: read by a loop. */
  final Ir chain(Node node, String type, Set<String> joining) {
    Deque<Node> spine = new ArrayDeque<>();
    Node at = node;
    while (at.type().equals(type)) {
      spine.push(at);
      Node left = at.field("left");
      if (left == null) {
        break;
      }
      at = left;
    }
    Node leftmost = spine.element().field("left");
    Ir result = lower(leftmost);
    while (!spine.isEmpty()) {
      Node level = spine.pop();
      String operator = text(level.field("operator"));
      Ir right = lower(level.field("right"));
      if (joining.contains(operator)) {
        if (result instanceof Ir.Concat concat && concat.end() < 0) {
          concat.parts().add(right);
        } else {
          List<Ir> parts = new ArrayList<>();
          parts.add(result);
          parts.add(right);
          result = new Ir.Concat(level.start(), -level.end(), parts);
        }
      } else {
        result = new Ir.Operation(level.start(), level.end(), operator, closed(result), right);
      }
    }
    return closed(result);
  }

  private static Ir closed(Ir ir) {
    return ir instanceof Ir.Concat concat && concat.end() < 0
        ? new Ir.Concat(concat.start(), -concat.end(), concat.parts())
        : ir;
  }

  static Ir number(Node node) {
    String digits = node.text().replace("_", "");
    try {
      return new Ir.Whole(node.start(), node.end(), Long.decode(decimal(digits)));
    } catch (NumberFormatException e) {
      return new Ir.Text(node.start(), node.end(), digits);
    }
  }

  private static String decimal(String digits) {
    String lower = digits.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("0b") || lower.startsWith("0o")) {
      int radix = lower.charAt(1) == 'b' ? 2 : 8;
      return Long.toString(Long.parseLong(lower.substring(2), radix));
    }
    return lower;
  }
}
