package dev.countersign.chain.node;

import dev.countersign.model.value.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node that did not answer as it should, told as one sentence for a person. It never carries the
 * node's URL beyond its host, since keys are often part of it.
 */
public class NodeFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  /** What went wrong. */
  public enum Kind {
    /** No answer: not reachable, too slow, broken off, or turned away by HTTP. */
    UNAVAILABLE,
    /** The node does not offer the method. */
    METHOD_MISSING,
    /** The call was carried out and reverted. */
    REVERTED,
    /** The node answered with another error of its own. */
    REFUSED,
    /** An answer that is wrong in form: not JSON, of the wrong length, of the wrong type. */
    UNUSABLE
  }

  private final Kind kind;
  private final transient @Nullable Bytes data;

  /**
   * A fault without data.
   *
   * @param sentence what the node did, starting with "the node"; cut at 300 characters
   */
  public NodeFault(Kind kind, String sentence) {
    this(kind, sentence, null);
  }

  /**
   * A fault.
   *
   * @param data what came with the error, such as the reason of a revert; or null
   */
  public NodeFault(Kind kind, String sentence, @Nullable Bytes data) {
    super(printable(sentence, LONGEST), null, false, false);
    this.kind = kind;
    this.data = data;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The sentence for a person; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What came with the node's error. */
  public Optional<Bytes> data() {
    return Optional.ofNullable(data);
  }

  /** A node's own words, made harmless: printable ASCII, cut at that many characters. */
  public static String printable(String text, int longest) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length() && clean.length() < longest; i++) {
      char c = text.charAt(i);
      clean.append(c >= ' ' && c <= '~' ? c : ' ');
    }
    return text.length() > longest ? clean + "…" : clean.toString();
  }
}
