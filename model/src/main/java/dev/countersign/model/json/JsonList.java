package dev.countersign.model.json;

import dev.countersign.model.value.UnreadableInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a list in a JSON object one value after the other, so that a text may be larger than the
 * memory there is. The bounds of {@link Json} hold for each value.
 */
public final class JsonList {
  private static final ObjectReader ONE =
      Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonList() {}

  /**
   * Hands over each value of the list of that name, and all other properties of the object.
   *
   * @param in is read to its end, and not closed
   * @param what the name of the input, for the error's sentence
   * @param list the property that holds the list; the list need not be there
   * @param most bytes of one value of the list, or of another property, give or take 16 KiB
   * @param taker of the values
   * @param other is given each other property, alone in an object
   * @throws UnreadableInput when it is no JSON object, or past a bound, saying where
   * @throws IOException when it cannot be read
   */
  public static void each(
      InputStream in,
      String what,
      String list,
      long most,
      Consumer<JsonNode> taker,
      Consumer<JsonNode> other)
      throws IOException {
    Metered metered = new Metered(in, most);
    try (JsonParser parser = Json.MAPPER.createParser(metered)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableInput(what + " is no JSON object in braces");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        metered.again();
        if (!name.equals(list)) {
          parser.nextToken();
          other.accept(Json.object().set(name, ONE.readTree(parser)));
        } else if (parser.nextToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            metered.again();
            taker.accept(ONE.readTree(parser));
          }
        } else {
          throw new UnreadableInput(what + ": \"" + list + "\" is no list in brackets");
        }
      }
      if (parser.nextToken() != null) {
        throw new UnreadableInput(what + " goes on behind its end");
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof TooLong) {
        throw new UnreadableInput(what + " holds a value of more than " + most + " bytes");
      }
      if (metered.broken != null) {
        throw metered.broken;
      }
      if (e.getCause() instanceof IOException) { // Jackson's own, of what looks like UTF-32
        throw new UnreadableInput(what + " is no text in UTF-8");
      }
      var at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new UnreadableInput(
          what + " is not JSON that can be read" + where + ": " + e.getOriginalMessage());
    } catch (NumberFormatException e) { // Jackson lets the one of its number parser through
      throw new UnreadableInput(what + " holds a number whose exponent is past any that is read");
    }
  }

  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Reads from the input. */
  private interface Reading {
    int read() throws IOException;
  }

  /** Stops where one value takes more than it may. */
  private static final class Metered extends FilterInputStream {
    private final long most;
    private long left;
    private @Nullable IOException broken;

    Metered(InputStream in, long most) {
      super(in);
      this.most = most;
      this.left = most;
    }

    void again() {
      left = most;
    }

    @Override
    public int read() throws IOException {
      int one = kept(super::read);
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = kept(() -> super.read(into, from, length));
      count(Math.max(0, read));
      return read;
    }

    /** What the input itself fails with is no fault of what stands in it. */
    private int kept(Reading reading) throws IOException {
      try {
        return reading.read();
      } catch (IOException e) {
        broken = e;
        throw e;
      }
    }

    private void count(int read) throws TooLong {
      left -= read;
      if (left < 0) {
        throw new TooLong();
      }
    }

    @Override
    public void close() {} // whoever opened it closes it
  }
}
