package dev.countersign.server.lure.mail;

import dev.countersign.model.value.UnreadableInput;
import java.net.InetAddress;

/**
 * Where reports are handed in by SMTP.
 *
 * @param port 0 for any that is free
 */
public record ReportPort(InetAddress address, int port) {
  /**
   * Reads the option: a port on loopback, or an address of this machine and a port.
   *
   * @param text such as {@code 2525}, {@code 10.0.0.5:2525} or {@code [fd00::5]:2525}
   * @throws UnreadableInput when it is none
   */
  public static ReportPort of(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon).replaceAll("^\\[|]$", "");
    String port = text.substring(colon + 1);
    try {
      if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535) {
        return new ReportPort(InetAddress.ofLiteral(host), Integer.parseInt(port));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new UnreadableInput(
        "The port for reports is none; expected one such as 2525, or an address of this machine"
            + " before it, such as 10.0.0.5:2525");
  }
}
