package dev.countersign.server.alert.channel;

import dev.countersign.server.alert.channel.Place.Transport;
import dev.countersign.server.notice.Channel;
import dev.countersign.server.notice.Delivery;
import dev.countersign.server.notice.DeliveryFault;
import dev.countersign.server.notice.DeliveryFault.Kind;
import dev.countersign.server.notice.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CEF in syslog messages of RFC 5424: one datagram each (RFC 5426), or octets counted over TCP (RFC
 * 6587) and TLS (RFC 5425), over one connection each.
 */
final class SyslogChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(SyslogChannel.class);
  private static final int TIMEOUT = 10_000;

  /** A collector that closed the connection before it read says so within that time. */
  private static final int LAST_WORD = 500;

  /** RFC 5426, 3.2: what every collector should take in one datagram. */
  private static final int LARGEST_DATAGRAM = 2_048;

  /** Log alert, facility 13 of RFC 5424, severity 1 to 6. */
  private static final int FACILITY = 13;

  private static final Pattern SEVERITY =
      Pattern.compile("^CEF:0(?:\\|(?:[^|\\\\]|\\\\.)*){5}\\|([0-9]+)\\|");

  private final Place.OfSyslog place;
  private final String host;

  /**
   * To that collector.
   *
   * @param host the name of this one, as the collector is told
   */
  SyslogChannel(Place.OfSyslog place, String host) {
    this.place = place;
    this.host = host.replaceAll("[^\\x21-\\x7e]", "-");
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public Receipt deliver(Delivery delivery) throws DeliveryFault {
    byte[] message = message(delivery.body(), delivery.queuedAt(), host);
    try {
      if (place.transport() == Transport.UDP) {
        datagram(message);
      } else {
        stream(message);
      }
      return Receipt.NONE;
    } catch (IOException e) {
      throw new DeliveryFault(
          Kind.CHANNEL,
          "the syslog collector at "
              + place.host()
              + ":"
              + place.port()
              + " did not take it: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
    }
  }

  /** The message as RFC 5424 has it, without a byte order mark: collectors look for CEF first. */
  static byte[] message(String cef, Instant at, String host) {
    String head =
        "<"
            + (FACILITY * 8 + level(cef))
            + ">1 "
            + at.truncatedTo(ChronoUnit.MILLIS)
            + " "
            + host
            + " countersign - alert - ";
    return (head + cef).getBytes(StandardCharsets.UTF_8);
  }

  /** 1 is alert, 2 critical, 3 error, 4 warning, 5 notice, 6 informational. */
  private static int level(String cef) {
    var matcher = SEVERITY.matcher(cef);
    int severity = matcher.find() ? Integer.parseInt(matcher.group(1)) : 10;
    return severity >= 9 ? 1 : severity >= 7 ? 3 : severity >= 4 ? 4 : severity >= 2 ? 5 : 6;
  }

  private void datagram(byte[] message) throws IOException {
    byte[] bounded = message;
    if (message.length > LARGEST_DATAGRAM) {
      int end = LARGEST_DATAGRAM;
      while ((message[end] & 0xc0) == 0x80) {
        end--; // never in the middle of a character
      }
      bounded = Arrays.copyOf(message, end);
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              bounded, bounded.length, InetAddress.getByName(place.host()), place.port()));
    }
  }

  private void stream(byte[] message) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(place.host(), place.port()), TIMEOUT);
      plain.setSoTimeout(TIMEOUT);
      if (place.transport() == Transport.TCP) {
        write(plain, message);
      } else {
        try (SSLSocket socket = secured(plain)) {
          write(socket, message);
        }
      }
    }
  }

  private SSLSocket secured(Socket plain) throws IOException {
    SSLSocketFactory factory =
        place.tls() == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : place.tls();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, place.host(), place.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void write(Socket socket, byte[] message) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] frame = new byte[Integer.toString(message.length).length() + 1 + message.length];
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    out.write(frame);
    out.flush();
    socket.shutdownOutput();
    socket.setSoTimeout(LAST_WORD);
    try {
      // Syslog has no answer; a connection that was refused after all breaks here.
      LOG.debug("a collector ended with {}", socket.getInputStream().read());
    } catch (SocketTimeoutException e) { // it stays open, which is as good
      LOG.debug("a collector keeps the connection open");
    }
  }
}
