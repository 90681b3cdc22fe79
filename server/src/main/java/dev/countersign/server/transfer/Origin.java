package dev.countersign.server.transfer;

/** Where a payload comes from, as it is stored. */
public final class Origin {
  /** Countersign composed it. */
  public static final String COMPOSED = "composed";

  /** Whoever asked gave it. */
  public static final String ATTACHED = "attached";

  /** It stood in the queue of the Safe's transaction service. */
  public static final String SERVICE = "service";

  private static final String RPC = "rpc";
  private static final String SIGN = "-sign";
  private static final String FIXED = "-fixed";

  private Origin() {}

  /**
   * A machine asked for it by JSON-RPC.
   *
   * @param sends whether the machine sends it itself, once it is signed
   * @param fixed whether it keeps the nonce that the machine gave it
   */
  public static String rpc(boolean sends, boolean fixed) {
    return RPC + (sends ? SIGN : "") + (fixed ? FIXED : "");
  }

  /** True where it can get another nonce, because another was faster with its own. */
  static boolean isRenumbered(String origin) {
    return origin.equals(COMPOSED) || (origin.startsWith(RPC) && !origin.endsWith(FIXED));
  }

  /** True where Countersign sends it once it is signed. */
  static boolean isSentHere(String origin) {
    return !origin.startsWith(RPC + SIGN);
  }
}
