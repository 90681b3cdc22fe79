package dev.countersign.response.freeze;

/**
 * Who was robbed and asks.
 *
 * @param address by post, on one line; empty for none
 */
public record Company(String name, String address, Contact contact) {
  /**
   * Checks both texts.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Company {
    Text.present(name, "the company's name", Text.LINE);
    Text.within(address, "the company's address", Text.LINE);
  }
}
