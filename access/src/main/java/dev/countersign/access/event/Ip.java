package dev.countersign.access.event;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An internet address, 16 bytes wide; version 4 is written as IPv6 maps it (RFC 4291, 2.5.5.2), so
 * that {@code 10.0.0.1} and {@code ::ffff:10.0.0.1} are one. Nothing is ever looked up.
 */
public record Ip(long high, long low) {
  private static final long MAPPED = 0xffff_0000_0000L;

  /** Reads one as text, in brackets, with a zone or with a port behind it too. */
  public static Optional<Ip> read(String text) {
    String bare = bare(text.strip());
    if (bare.length() > 45 || !InetAddresses.isInetAddress(bare)) {
      return Optional.empty();
    }
    return Optional.of(of(InetAddresses.forString(bare)));
  }

  /** Of an address that was read elsewhere. */
  public static Ip of(InetAddress address) {
    byte[] bytes = address.getAddress();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return bytes.length == 4
        ? new Ip(0, MAPPED | (buffer.getInt() & 0xffff_ffffL))
        : new Ip(buffer.getLong(), buffer.getLong());
  }

  private static String bare(String text) {
    String bare = text;
    if (bare.startsWith("[")) {
      int end = bare.indexOf(']');
      bare = end < 0 ? bare : bare.substring(1, end);
    } else if (bare.indexOf(':') > 0
        && bare.indexOf(':') == bare.lastIndexOf(':')
        && bare.indexOf('.') > 0) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    int zone = bare.indexOf('%');
    return zone < 0 ? bare : bare.substring(0, zone);
  }

  /** Whether it is of version 4. */
  public boolean four() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /** Whether it cannot be reached from elsewhere: private, loopback, link-local, carrier's NAT. */
  public boolean inside() {
    if (four()) {
      int bits = (int) low;
      return bits >>> 24 == 10
          || bits >>> 20 == 0xac1
          || bits >>> 16 == 0xc0a8
          || bits >>> 24 == 127
          || bits >>> 16 == 0xa9fe
          || bits >>> 22 == 0x191
          || bits >>> 24 == 0;
    }
    return high >>> 57 == 0x7e || high >>> 54 == 0x3fa || (high == 0 && low >>> 1 == 0);
  }

  /** The network that it stands in: /24 of version 4, /48 of version 6. */
  public Ip network() {
    return four() ? new Ip(0, low & ~0xffL) : new Ip(high & ~0xffffL, 0);
  }

  /** As Java has it. */
  public InetAddress address() {
    byte[] bytes =
        four()
            ? ByteBuffer.allocate(4).putInt((int) low).array()
            : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are always an address", e);
    }
  }

  /** As RFC 5952 writes it. */
  @Override
  public String toString() {
    return InetAddresses.toAddrString(address());
  }
}
