package dev.countersign.access.event;

import org.jspecify.annotations.Nullable;

/**
 * From where and with what it was done.
 *
 * @param ip null where the record gives none that can be read
 * @param userAgent as sent; empty where the record gives none
 * @param device the source's own id of the device or browser profile; empty where it gives none
 * @param system the operating system in the source's words; empty where it gives none
 * @param place as the source says; {@link Place#UNKNOWN} where it does not
 * @param network who runs the network, in the source's words; empty where it does not say
 * @param hidden whether the source itself says that the way in is a proxy or an anonymiser
 * @param managed whether the source says that the company manages the device; null where not said
 */
public record Client(
    @Nullable Ip ip,
    String userAgent,
    String device,
    String system,
    Place place,
    String network,
    boolean hidden,
    @Nullable Boolean managed) {
  /** Nothing is known. */
  public static final Client UNKNOWN = new Client(null, "", "", "", Place.UNKNOWN, "", false, null);

  /** One of which only the address and the user agent are known. */
  public static Client of(@Nullable Ip ip, String userAgent) {
    return new Client(ip, userAgent, "", "", Place.UNKNOWN, "", false, null);
  }
}
