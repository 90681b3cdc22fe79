package dev.countersign.intel.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists that come with the product: facts that authorities published and that do not change. */
public final class Shipped {
  private static final String FBI = "fbi-psa-i-022625-psa.txt";

  private Shipped() {}

  /** All of them. */
  public static List<ReadList> lists() {
    try (InputStream in = Shipped.class.getResourceAsStream(FBI)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FBI + " is missing");
      }
      return List.of(ListReader.read(in.readAllBytes(), FBI));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
