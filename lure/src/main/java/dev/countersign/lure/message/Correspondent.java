package dev.countersign.lure.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whoever writes or is written to.
 *
 * @param name as shown, decoded; empty where none is given
 * @param address the mail address, its domain in lower case; null where there is none
 * @param handle the account at the service, such as {@code telegram:user123}; null for mail
 */
public record Correspondent(String name, @Nullable String address, @Nullable String handle) {
  /** Somebody with a mail address. */
  public static Correspondent ofMail(String name, String address) {
    int at = address.lastIndexOf('@');
    String whole =
        at < 0
            ? address
            : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    return new Correspondent(name, whole, null);
  }

  /** What stands behind the address's last {@code @}; empty where there is no address. */
  public String domain() {
    return address == null ? "" : address.substring(address.lastIndexOf('@') + 1);
  }
}
