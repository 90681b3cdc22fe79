package dev.countersign.server.guard;

import dev.countersign.access.event.Ip;
import dev.countersign.access.network.NetworkBlocks;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxies whose word for where a request comes from is taken, and the one header in which they
 * say it. A header that they do not write themselves would be the client's own word.
 *
 * @param networks of the proxies; none for nobody
 */
public record TrustedProxies(NetworkBlocks networks, Header header) {
  /** Nobody's word is taken. */
  public static final TrustedProxies NONE =
      new TrustedProxies(NetworkBlocks.NONE, Header.X_FORWARDED_FOR);

  /** So many steps are gone back; a longer chain is some client's. */
  private static final int MOST = 32;

  private static final int LONGEST = 4_096;

  /** In which a proxy says it. */
  public enum Header {
    /** A list of addresses. */
    X_FORWARDED_FOR,
    /** RFC 7239. */
    FORWARDED;

    /** As settings write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Of what settings say.
   *
   * @throws UnreadableInput when a network or the header is none
   */
  public static TrustedProxies of(List<String> networks, String header) {
    if (networks.isEmpty()) {
      throw new UnreadableInput(
          "The trusted proxies lack \"networks\", such as [127.0.0.1, 10.0.0.0/24]");
    }
    for (Header one : Header.values()) {
      if (one.word().equals(header)) {
        return new TrustedProxies(NetworkBlocks.read(networks, "The trusted proxies"), one);
      }
    }
    throw new UnreadableInput(
        "The trusted proxies’ \"header\" is x-forwarded-for or forwarded, the one that they write"
            + " themselves");
  }

  /**
   * Where a request comes from: from the right of the header on, the first address that is no
   * trusted proxy's. Where a trusted proxy's neighbour is not told as an address, it is the proxy
   * itself: nothing is guessed.
   *
   * @param peer who is connected
   * @param values of the header, in their order
   */
  public String client(String peer, List<String> values) {
    Ip at = Ip.read(peer).orElse(null);
    if (at == null || !networks.holds(at)) {
      return peer;
    }
    List<String> steps = steps(values);
    for (int i = steps.size() - 1; i >= 0 && i >= steps.size() - MOST && networks.holds(at); i--) {
      Optional<Ip> before = Ip.read(steps.get(i));
      if (before.isEmpty()) {
        break;
      }
      at = before.get();
    }
    return at.toString();
  }

  private List<String> steps(List<String> values) {
    String all = String.join(",", values);
    if (all.isEmpty()) {
      return List.of();
    }
    // What is cut off stands on the left, where anybody may write.
    String end = all.length() > LONGEST ? all.substring(all.length() - LONGEST) : all;
    List<String> steps = new ArrayList<>();
    for (String one : end.split(",", -1)) {
      steps.add(header == Header.FORWARDED ? from(one) : one.strip());
    }
    return steps;
  }

  /** The {@code for} of an element; empty where it has none. */
  private static String from(String element) {
    for (String pair : element.split(";", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("for")) {
        String value = parts[1].strip();
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1)
            : value;
      }
    }
    return "";
  }
}
