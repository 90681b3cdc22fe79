package dev.countersign.lure.code.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a syntax tree: named ones, and the signs that stand in a field, such as operators. */
public final class Node {
  private final Source source;
  private final String type;
  private final String field;
  private final int start;
  private final int end;
  private List<Node> children = List.of();

  Node(Source source, String type, String field, int start, int end) {
    this.source = source;
    this.type = type;
    this.field = field;
    this.start = start;
    this.end = end;
  }

  void add(Node child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
  }

  /** The grammar's name for it. */
  public String type() {
    return type;
  }

  /** The byte it begins at. */
  public int start() {
    return start;
  }

  /** The byte behind it. */
  public int end() {
    return end;
  }

  /** Its parts in order. */
  public List<Node> children() {
    return children;
  }

  /** The field of its parent that it stands in; empty where in none. */
  public String field() {
    return field;
  }

  /** The first part in a field, or null. */
  public @Nullable Node field(String name) {
    for (Node child : children) {
      if (child.field.equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** The first part of a type, or null. */
  public @Nullable Node child(String wanted) {
    for (Node child : children) {
      if (child.type.equals(wanted)) {
        return child;
      }
    }
    return null;
  }

  /** What stands there. */
  public String text() {
    return source.text(start, end);
  }

  /** What stands between two bytes of its file. */
  String between(int from, int to) {
    return source.text(from, to);
  }
}
