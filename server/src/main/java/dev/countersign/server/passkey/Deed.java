package dev.countersign.server.passkey;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a person does with a fresh passkey signature. The signature's challenge is the
 * SHA-256 of the label {@value #LABEL} and the deed's canonical text, to which the person, the
 * moment and the ceremony's random number are added ({@code docs/deeds.md}).
 *
 * @param kind such as {@code approve}
 * @param body everything that the person agrees to, by value or by hash
 */
public record Deed(String kind, ObjectNode body) {
  /** What the hashed text begins with. */
  public static final String LABEL = "countersign-deed-v1";
}
