package dev.countersign.response.freeze;

/**
 * A chain.
 *
 * @param id by CAIP-2, such as {@code eip155:1}
 * @param name for people, such as Ethereum
 */
public record Chain(String id, String name) {
  /**
   * Checks both.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Chain {
    if (!id.matches("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}")) {
      throw new IllegalArgumentException(
          "the chain's id is none by CAIP-2, such as eip155:1: " + shortened(id));
    }
    Text.present(name, "the chain's name", Text.LINE);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
