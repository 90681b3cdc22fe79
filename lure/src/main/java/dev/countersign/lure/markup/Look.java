package dev.countersign.lure.markup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an element looks, its ancestors' share included.
 *
 * @param gone how it is hidden whatever its descendants say; null where it is not
 * @param invisible whether {@code visibility} hides it
 * @param size of its letters, in pixels
 * @param colour of its letters
 * @param ground behind it; null where that is a picture or not known
 */
record Look(
    @Nullable String gone, boolean invisible, double size, int colour, @Nullable Integer ground) {
  static final Look PLAIN = new Look(null, false, 16, Colour.BLACK, Colour.WHITE);

  private static final double OFF_SCREEN = -400;

  /** How text is hidden that looks like this; null where it is seen. */
  @Nullable String hidden() {
    if (gone != null) {
      return gone;
    }
    if (invisible) {
      return "visibility: hidden";
    }
    if (size <= 1.5) {
      return "letters of " + (size < 0.5 ? "0" : "1") + " px";
    }
    if (colour == Colour.NOT_PAINTED) {
      return "transparent letters";
    }
    if (ground != null && Colour.alike(colour, ground)) {
      return "letters of the colour behind them";
    }
    return null;
  }

  /** With the declarations of an element in it. */
  Look with(List<Declarations.Declaration> declarations) {
    return declarations.isEmpty() ? this : new Change(this).apply(declarations);
  }

  /** With another ground. */
  Look on(@Nullable Integer other) {
    return new Look(gone, invisible, size, colour, other);
  }

  /** With letters of another colour. */
  Look in(int other) {
    return new Look(gone, invisible, size, other, ground);
  }

  /** Hidden so. */
  Look away(String how) {
    return new Look(gone == null ? how : gone, invisible, size, colour, ground);
  }

  /** The declarations of one element, taken together. */
  private static final class Change {
    private final Look around;
    private @Nullable String gone;
    private boolean invisible;
    private double size;
    private int colour;
    private @Nullable Integer ground;
    private boolean placed;
    private boolean offScreen;
    private boolean clips;
    private boolean flat;

    Change(Look around) {
      this.around = around;
      gone = around.gone;
      invisible = around.invisible;
      size = around.size;
      colour = around.colour;
      ground = around.ground;
    }

    Look apply(List<Declarations.Declaration> declarations) {
      String own = null;
      for (Declarations.Declaration one : declarations) {
        own = set(one.property(), one.value(), own);
      }
      if (own == null && flat && clips) {
        own = "a box without height or width";
      }
      if (own == null && offScreen && placed) {
        own = "placed off the screen";
      }
      return new Look(gone == null ? own : gone, invisible, size, colour, ground);
    }

    private @Nullable String set(String property, String value, @Nullable String own) {
      switch (property) {
        case "display" -> {
          // the last one wins: display:none; display:block is seen
          return value.equals("none") ? "display: none" : "display: none".equals(own) ? null : own;
        }
        case "visibility" -> invisible = value.equals("hidden") || value.equals("collapse");
        case "opacity" -> {
          Double opacity = Length.number(value);
          return opacity != null && opacity <= 0.05 ? "opacity: 0" : own;
        }
        case "font-size" -> {
          Double pixels = Length.pixels(value, around.size);
          size = pixels == null ? 16 : Math.abs(pixels);
        }
        case "font" -> font(value);
        case "color" -> {
          Integer read = Colour.read(value);
          if (read != null) {
            colour = read;
          }
        }
        case "background", "background-color", "background-image" -> background(value);
        case "position" -> placed = value.equals("absolute") || value.equals("fixed");
        case "left", "right", "top" -> offScreen |= isFarOff(value);
        case "text-indent", "margin-left", "margin-top" -> {
          return isFarOff(value) ? "placed off the screen" : own;
        }
        case "height", "max-height", "width", "max-width" -> {
          Double pixels = Length.pixels(value, 100);
          flat |= pixels != null && pixels <= 1;
        }
        case "overflow" -> clips = value.contains("hidden");
        case "clip", "clip-path" -> {
          return value.replace(" ", "").matches("rect\\((0|1)(px)?,?(0|1).*|inset\\((50|100)%.*")
              ? "clipped away"
              : own;
        }
        case "transform" -> {
          return value.replace(" ", "").startsWith("scale(0)") ? "scaled to nothing" : own;
        }
        default -> {}
      }
      return own;
    }

    private void font(String value) {
      for (String part : value.split("\\s+", 8)) {
        int slash = part.indexOf('/');
        String first = slash > 0 ? part.substring(0, slash) : part;
        if (first.endsWith("px") || first.endsWith("pt") || first.endsWith("em")) {
          Double pixels = Length.pixels(first, around.size);
          size = pixels == null ? size : pixels;
        }
      }
    }

    private void background(String value) {
      if (value.contains("url(") || value.contains("gradient(")) {
        ground = null;
        return;
      }
      for (String part : value.split("\\s+(?![^(]*\\))", 8)) {
        Integer read = Colour.read(part);
        if (read != null && read != Colour.NOT_PAINTED) {
          ground = read;
          return;
        }
      }
    }

    private static boolean isFarOff(String value) {
      Double pixels = Length.pixels(value, 16);
      return pixels != null && pixels <= OFF_SCREEN && !value.endsWith("%");
    }
  }
}
