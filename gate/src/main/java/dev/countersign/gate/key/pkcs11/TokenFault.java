package dev.countersign.gate.key.pkcs11;

/** A token that did not do what it was asked, told as one sentence for a person. */
public final class TokenFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** No code of PKCS#11: the fault was found here. */
  private static final long NONE = -1;

  private final long code;

  private TokenFault(String sentence, long code) {
    super(sentence, null, false, false);
    this.code = code;
  }

  /** A fault that was found here. */
  static TokenFault of(String sentence) {
    return new TokenFault(sentence, NONE);
  }

  /** The return value of a function of the library. */
  static TokenFault of(String what, long code) {
    return new TokenFault(
        what + " failed: " + words(code) + " (" + "0x%x".formatted(code) + " of PKCS#11)", code);
  }

  /** The sentence for a person; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** True where a new session with a new login may help: the old one is gone. */
  public boolean sessionIsGone() {
    return code == 0x32 // device removed
        || code == 0x60 // key handle invalid
        || code == 0x82 // object handle invalid
        || code == 0xb0 // session closed
        || code == 0xb3 // session handle invalid
        || code == 0xe0 // token not present
        || code == 0x101 // user not logged in
        || code == 0x190; // library not initialised
  }

  private static String words(long code) {
    return switch ((int) code) {
      case 0x31 -> "the token has no memory left";
      case 0x32 -> "the token was removed";
      case 0x54 -> "the token does not offer it";
      case 0x70, 0x71 -> "the token does not offer the mechanism";
      case 0xa0 -> "the PIN is wrong; each wrong one brings the token nearer to being locked";
      case 0xa1, 0xa2 -> "the PIN is of a form or length that the token does not take";
      case 0xa3 -> "the PIN has expired";
      case 0xa4 -> "the PIN is locked; the security officer of the token must unlock it";
      case 0xb0, 0xb3 -> "the session was closed";
      case 0xb1 -> "the token takes no more sessions";
      case 0xe0 -> "there is no token in the slot";
      case 0xe1 -> "the token is not recognised";
      case 0xe2 -> "the token cannot be written to";
      case 0x101 -> "nobody is logged in to the token";
      case 0x102 -> "the token's PIN was never set";
      case 0x13, 0xd0, 0xd1, 0x130, 0x140 ->
          "the token does not take the attributes; perhaps it does not know the curve secp256k1";
      default -> "the token says no more than a number";
    };
  }
}
