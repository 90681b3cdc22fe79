package dev.countersign.response.freeze;

/**
 * Whom to answer.
 *
 * @param phone empty for none
 */
public record Contact(String name, String mail, String phone) {
  /**
   * Checks all.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Contact {
    Text.present(name, "the contact's name", Text.LINE);
    Text.present(mail, "the contact's mail address", Text.LINE);
    Text.within(phone, "the contact's telephone", Text.LINE);
  }

  /** On one line. */
  public String words() {
    return name + ", " + mail + (phone.isEmpty() ? "" : ", " + phone);
  }
}
