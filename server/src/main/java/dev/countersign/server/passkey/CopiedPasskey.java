package dev.countersign.server.passkey;

import java.util.UUID;

/** A signature that is right, but by one of two authenticators that hold the same passkey. */
final class CopiedPasskey extends BadCeremony {
  private static final long serialVersionUID = 1L;

  private final UUID person;

  /** Of that person. */
  CopiedPasskey(UUID person) {
    super(
        "The passkey's counter went back, so another device may hold a copy of it; nothing was done,"
            + " and the security people were told");
    this.person = person;
  }

  /** Whose passkey it is. */
  UUID person() {
    return person;
  }
}
