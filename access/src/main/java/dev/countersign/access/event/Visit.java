package dev.countersign.access.event;

/**
 * By what somebody was let in.
 *
 * @param session the source's own id of the session, the same in all that is done in it; empty
 *     where it gives none
 * @param token the id of a token, key or grant where one was used in place of a session; empty
 *     where none was or none is given. Never the secret itself
 */
public record Visit(String session, String token) {
  /** Neither is known. */
  public static final Visit NONE = new Visit("", "");

  /** The session, else the token; empty where neither is known. */
  public String key() {
    return session.isEmpty() ? token : session;
  }
}
