package dev.countersign.server;

import dev.countersign.server.postgres.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port of the console, on loopback. */
final class ConsolePort {
  private ConsolePort() {}

  /**
   * Any that is free.
   *
   * @throws NotStarted where there is none
   */
  static int free() {
    try {
      return FreePort.find();
    } catch (IOException e) {
      throw taken(0, e);
    }
  }

  /**
   * Asked first, so that nothing is unpacked for a start that cannot be.
   *
   * @throws NotStarted where somebody has it
   */
  static void refuseTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  /** What is said of one that cannot be had. */
  static NotStarted taken(int port, Throwable cause) {
    return new NotStarted(
        "Port "
            + port
            + " on 127.0.0.1 is taken or not allowed; stop what uses it, or give another with --port",
        cause);
  }
}
