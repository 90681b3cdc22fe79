package dev.countersign.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine that nobody listens on. It is taken from below those that systems hand out
 * by themselves, so that no connection of another program gets it before it is used.
 */
public final class FreePort {
  private static final int FROM = 20_000;
  private static final int BEFORE = 32_000;
  private static final int TRIES = 50;

  private FreePort() {}

  /**
   * One that is free now.
   *
   * @throws IOException when none is found
   */
  public static int find() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FROM, BEFORE);
      if (isFree(port)) {
        return port;
      }
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
