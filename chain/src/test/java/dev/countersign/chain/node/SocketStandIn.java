package dev.countersign.chain.node;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A node's websocket (RFC 6455) that does what a test wants with each connection. */
final class SocketStandIn implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** One connection, after the greeting. */
  static final class Client {
    private final OutputStream out;
    private final DataInputStream in;

    private Client(Socket socket) throws IOException {
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
    }

    /** Says a text in one frame, the last of a message or not. */
    synchronized void say(String text, boolean first, boolean last) {
      byte[] raw = text.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.write((last ? 0x80 : 0) | (first ? 1 : 0));
      if (raw.length < 126) {
        frame.write(raw.length);
      } else {
        frame.write(127);
        for (int shift = 56; shift >= 0; shift -= 8) {
          frame.write((int) ((long) raw.length >> shift) & 0xff);
        }
      }
      frame.writeBytes(raw);
      try {
        out.write(frame.toByteArray());
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void say(String text) {
      say(text.replace('\'', '"'), true, true);
    }

    /** Reads and forgets what it is told; pings are not answered. */
    void listen() {
      try {
        while (in.read() >= 0) {
          // nothing is answered
        }
      } catch (IOException e) {
        return; // it went
      }
    }

    /** Waits for one short frame. */
    void hear() {
      try {
        in.readUnsignedByte();
        in.skipNBytes(4 + (in.readUnsignedByte() & 0x7f));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();

  SocketStandIn(Consumer<Client> talk) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(talk));
  }

  String url() {
    return "ws://127.0.0.1:" + server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void serve(Consumer<Client> talk) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(socket, talk));
      } catch (IOException e) {
        return; // it was closed
      }
    }
  }

  private static void talk(Socket socket, Consumer<Client> talk) {
    try (socket) {
      socket.getOutputStream().write(greeting(socket.getInputStream()));
      talk.accept(new Client(socket));
    } catch (IOException | UncheckedIOException e) {
      return; // the client went
    }
  }

  private static byte[] greeting(InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
    String key = "";
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
