package dev.countersign.lure.code.syntax;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSSymbolType;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/** Parses with tree-sitter, which reads what it can of broken code too. */
public final class Syntax {
  private static final int MOST_NODES = 700_000;
  private static final int CHUNK = 64 << 10;
  private static final Map<Grammar, Syntax> OF = new EnumMap<>(Grammar.class);

  /** What has no parts in any grammar; signs have none either. */
  private static final Set<String> LEAVES =
      Set.of(
          "identifier",
          "property_identifier",
          "shorthand_property_identifier",
          "number",
          "integer",
          "string_fragment",
          "string_start",
          "string_end",
          "escape_sequence",
          "comment");

  private final TSLanguage language;
  private final String[] types;
  private final boolean[] named;
  private final boolean[] leaves;
  private final String[] fields;

  static {
    for (Grammar grammar : Grammar.values()) {
      OF.put(grammar, new Syntax(grammar.language()));
    }
  }

  private Syntax(TSLanguage language) {
    this.language = language;
    types = new String[language.symbolCount()];
    named = new boolean[types.length];
    leaves = new boolean[types.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = String.valueOf(language.symbolName(i));
      named[i] = language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
      leaves[i] = !named[i] || LEAVES.contains(types[i]);
    }
    fields = new String[language.fieldCount() + 1];
    for (int i = 1; i < fields.length; i++) {
      fields[i] = String.valueOf(language.fieldNameForId(i));
    }
  }

  /** Loads the native libraries; without it the first parse does. */
  public static void warm() {
    for (Grammar grammar : Grammar.values()) {
      byte[] text = "a b".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      parse(new Source(text), grammar, Budget.usual().pace(1));
    }
  }

  /**
   * A file's tree.
   *
   * @param end the byte up to which it was read; less than the file is long where it has more than
   *     700,000 nodes
   */
  public record Parsed(Node root, int end) {}

  /**
   * The tree of a file; of one with more than 700,000 nodes the first ones.
   *
   * @throws Pace.Over when the time is over
   */
  public static Parsed parse(Source source, Grammar grammar, Pace pace) {
    Syntax syntax = java.util.Objects.requireNonNull(OF.get(grammar));
    TSParser parser = new TSParser();
    parser.setLanguage(syntax.language);
    byte[] bytes = source.bytes();
    TSTree tree =
        parser.parseWithOptions(
            new byte[CHUNK],
            null,
            (buffer, offset, point) -> {
              int count = Math.max(0, Math.min(buffer.length, bytes.length - offset));
              System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, count);
              return count;
            },
            TSInputEncoding.TSInputEncodingUTF8,
            state -> pace.over());
    pace.check(); // a parse that was broken off leaves no tree
    return syntax.copy(source, tree, pace);
  }

  /** Walks with one cursor and a stack of its own, so that depth costs no stack. */
  private Parsed copy(Source source, TSTree tree, Pace pace) {
    TSTreeCursor cursor = new TSTreeCursor(tree.getRootNode());
    TSNode top = cursor.currentNode();
    Node root = node(source, top, top.getSymbol(), 0);
    Deque<Node> parents = new ArrayDeque<>();
    Node current = root;
    boolean leaf = false;
    int end = source.length();
    int nodes = 1;
    while (true) {
      boolean moved = false;
      pace.check();
      if (nodes < MOST_NODES && !leaf && cursor.gotoFirstChild()) {
        parents.push(current);
        moved = true;
      } else {
        while (!parents.isEmpty()) {
          if (nodes < MOST_NODES && cursor.gotoNextSibling()) {
            moved = true;
            break;
          }
          cursor.gotoParent();
          parents.pop();
        }
      }
      if (!moved) {
        return new Parsed(root, end);
      }
      TSNode at = cursor.currentNode();
      int field = cursor.currentFieldId();
      int symbol = at.getSymbol();
      boolean known = symbol >= 0 && symbol < named.length;
      leaf = known && leaves[symbol];
      // Most nodes are signs that stand in no field: nothing more is asked about them.
      if (field != 0 || !known || named[symbol]) {
        current = node(source, at, symbol, field);
        parents.element().add(current);
      } else {
        current = root;
      }
      if (++nodes == MOST_NODES) {
        end = at.getEndByte();
      }
    }
  }

  private Node node(Source source, TSNode node, int symbol, int field) {
    String type = symbol >= 0 && symbol < types.length ? types[symbol] : "ERROR";
    return new Node(
        source,
        type,
        field > 0 && field < fields.length ? fields[field] : "",
        node.getStartByte(),
        node.getEndByte());
  }
}
