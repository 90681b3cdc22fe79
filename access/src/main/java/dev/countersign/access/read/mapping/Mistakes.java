package dev.countersign.access.read.mapping;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a file, each with its place; at most 50 are kept. */
final class Mistakes {
  private static final int MOST = 50;

  private final List<String> sentences = new ArrayList<>();

  void add(Node node, String what) {
    add(place(node) + what);
  }

  void add(String sentence) {
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    }
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  boolean none() {
    return sentences.isEmpty();
  }

  static String place(Node node) {
    return node.getStartMark().map(Mistakes::place).orElse("");
  }

  static String place(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
  }
}
