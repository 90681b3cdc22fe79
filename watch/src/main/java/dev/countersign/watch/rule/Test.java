package dev.countersign.watch.rule;

import dev.countersign.rules.amount.Bounds;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/** One structured condition of a rule. What is not known does not fit. */
public sealed interface Test {
  /** Whether the movement, seen so, is one of those. */
  boolean fits(View view);

  /** Which way it goes. */
  record Goes(Direction direction) implements Test {
    @Override
    public boolean fits(View view) {
      return view.direction == direction;
    }
  }

  /** On which chains. */
  record On(Set<Long> chains) implements Test {
    @Override
    public boolean fits(View view) {
      return chains.contains(view.move.chain());
    }
  }

  /**
   * Of which assets.
   *
   * @param symbols of known ones; {@code native} and {@code bitcoin}
   * @param contracts in lower case
   */
  record Of(Set<String> symbols, Set<String> contracts) implements Test {
    @Override
    public boolean fits(View view) {
      return symbols.contains(view.coin.symbol())
          || Names.ofAsset(view.move.asset(), symbols, contracts);
    }
  }

  /** Who takes part on a side. */
  record Is(Side side, List<Pick> picks) implements Test {
    @Override
    public boolean fits(View view) {
      Party party = side.party(view);
      String name = side.name(view);
      for (Pick pick : picks) {
        if (pick.fits(party, name)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How a list has a side that is not the company's own. */
  record Screened(Set<String> kinds) implements Test {
    @Override
    public boolean fits(View view) {
      return has(view.from) || has(view.to);
    }

    private boolean has(Party party) {
      if (party.kind() == Party.Kind.OWN) {
        return false;
      }
      for (String kind : party.screened()) {
        if (kinds.contains(kind)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether the other side's address can be mistaken for another's. */
  record LooksAlike(boolean so) implements Test {
    @Override
    public boolean fits(View view) {
      return view.counterparty().imitates().isEmpty() != so;
    }
  }

  /**
   * How much.
   *
   * @param bounds in 10^-18 of a whole unit
   * @param valued whether of the currency; else of the asset
   */
  record Amounts(Bounds<BigInteger> bounds, boolean valued) implements Test {
    @Override
    public boolean fits(View view) {
      BigInteger amount = valued ? view.value() : view.amount();
      return amount != null && bounds.contains(amount);
    }
  }

  /**
   * When, in the rules' time zone.
   *
   * @param to exclusive; the same as {@code from} for the whole day, before it for a night
   */
  record Hours(
      Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> except, ZoneId zone)
      implements Test {
    @Override
    public boolean fits(View view) {
      ZonedDateTime local = Instant.ofEpochSecond(view.move.time()).atZone(zone);
      LocalTime time = local.toLocalTime();
      boolean inside =
          from.isBefore(to)
              ? !time.isBefore(from) && time.isBefore(to)
              : !time.isBefore(from) || time.isBefore(to);
      return inside && days.contains(local.getDayOfWeek()) && !except.contains(local.toLocalDate());
    }
  }
}
