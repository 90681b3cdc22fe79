package dev.countersign.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How the characters of a text stand in the document, so that a place in the text can be found in
 * the document. Exact but for characters that are written as escapes.
 *
 * @param pieces in their order, without gaps
 */
public record Layout(List<Piece> pieces) {

  /**
   * A run of characters on one line of the document.
   *
   * @param from its first character's place in the text, from 0
   * @param spot its first character's place in the document
   */
  public record Piece(int from, Spot spot) {}

  public Layout {
    pieces = List.copyOf(pieces);
  }

  /** The place in the document of a line and column of the text, both from 1. */
  public Spot spot(String text, int line, int column) {
    int offset = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', offset);
      if (end < 0) {
        break;
      }
      offset = end + 1;
    }
    int place = Math.min(text.length(), offset + column - 1);
    Piece piece = pieces.getFirst();
    for (Piece next : pieces) {
      if (next.from <= place) {
        piece = next;
      }
    }
    return new Spot(piece.spot.line(), piece.spot.column() + place - piece.from);
  }

  /**
   * Finds it.
   *
   * @param lines of the document
   * @param start where the text begins: at its quotation mark, or at the sign of a block
   */
  public static Layout of(String text, ScalarStyle style, List<String> lines, Spot start) {
    return switch (style) {
      case LITERAL -> block(text, lines, start, true);
      case FOLDED -> block(text, lines, start, false);
      case PLAIN -> flow(text, lines, start, start.column());
      case SINGLE_QUOTED, DOUBLE_QUOTED -> flow(text, lines, start, start.column() + 1);
      case JSON_SCALAR_STYLE -> new Layout(List.of(new Piece(0, start)));
    };
  }

  private static Layout block(String text, List<String> lines, Spot start, boolean literal) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int indent = -1;
    for (int line = start.line() + 1; line <= lines.size() && from <= text.length(); line++) {
      String source = lines.get(line - 1);
      if (indent < 0) {
        if (source.isBlank()) {
          continue;
        }
        indent = source.length() - source.stripLeading().length();
      }
      pieces.add(new Piece(from, new Spot(line, indent + 1)));
      int length = Math.max(0, (literal ? source : source.stripTrailing()).length() - indent);
      from += length + 1; // the line break, or the space that stands for it
    }
    return pieces.isEmpty() ? new Layout(List.of(new Piece(0, start))) : new Layout(pieces);
  }

  private static Layout flow(String text, List<String> lines, Spot start, int column) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(0, new Spot(start.line(), column)));
    if (start.line() > lines.size()) {
      return new Layout(pieces);
    }
    String first = lines.get(start.line() - 1);
    int from = Math.max(0, first.stripTrailing().length() - (column - 1)) + 1;
    for (int line = start.line() + 1; line <= lines.size() && from < text.length(); line++) {
      String source = lines.get(line - 1);
      int indent = source.length() - source.stripLeading().length();
      pieces.add(new Piece(from, new Spot(line, indent + 1)));
      from += source.strip().length() + 1;
    }
    return new Layout(pieces);
  }
}
