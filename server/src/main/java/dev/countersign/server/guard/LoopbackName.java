package dev.countersign.server.guard;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a browser on this machine may call the server. A page elsewhere can point a
 * name of its own at 127.0.0.1 (DNS rebinding) and would then be of the same origin as the server;
 * the name in the Host header gives it away. The port is left open, since a tunnel may change it.
 */
final class LoopbackName {
  private static final Pattern ALLOWED =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private LoopbackName() {}

  static boolean allowed(@Nullable String host) {
    return host != null && ALLOWED.matcher(host).matches();
  }
}
