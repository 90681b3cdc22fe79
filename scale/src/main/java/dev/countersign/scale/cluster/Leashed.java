package dev.countersign.scale.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program and ends with whoever started it: when its standard input ends, which it
 * does however that one ends, this process ends at once.
 */
public final class Leashed {
  private Leashed() {}

  /** The class of the program, then its arguments. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread leash = new Thread(Leashed::hold, "leash");
    leash.setDaemon(true);
    leash.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(args[0] + " ended with a fault", e.getCause());
    }
  }

  private static void hold() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
