package dev.countersign.bench.access;

import dev.countersign.access.event.Source;
import dev.countersign.access.event.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off a machine: the sessions that live in its browser.
 *
 * @param okta the identity provider's
 * @param console the console's of wallets; null where none lived
 * @param from from when on it can be used
 */
record Loot(Device device, Device.Session okta, Device.@Nullable Session console, long from) {
  /** From one who works on that day; nothing where no session would live for some minutes. */
  static Optional<Loot> of(Person person, int day, boolean console, Dice dice) {
    List<Device> devices = new ArrayList<>();
    for (Sitting sitting : person.today) {
      devices.add(sitting.device());
    }
    if (devices.isEmpty()) {
      return Optional.empty();
    }
    Device device = dice.of(devices);
    Device.Session okta = device.last(Source.OKTA);
    Device.Session wallets = device.last(Source.COUNTERSIGN);
    long morning = person.city.midnight(day) + 6 * World.HOUR;
    long now = Math.max(morning, okta == null ? 0 : okta.began());
    if (wallets != null && wallets.ends() > morning + World.HOUR) {
      now = Math.max(now, wallets.began());
    } else if (console) {
      return Optional.empty();
    } else {
      wallets = null;
    }
    long from = now + (long) dice.wide(120_000, 14 * World.HOUR);
    if (okta == null || okta.ends() < now + World.HOUR / 4) {
      return Optional.empty();
    }
    return Optional.of(new Loot(device, okta, wallets, Math.min(from, okta.ends() - 60_000)));
  }

  /** Puts it into a thief's hands. */
  void into(Intruder hand, Dice dice) {
    hand.in(Source.OKTA, new Visit(okta.id(), ""));
    Device.Session page = device.last(Source.MAPPED);
    hand.in(Source.MAPPED, new Visit(page == null ? "w" + dice.id() : page.id(), ""));
    if (console != null) {
      hand.in(Source.COUNTERSIGN, new Visit(console.id(), ""));
    }
  }

  /** Takes the sessions that live by now, where something on the machine goes on taking them. */
  void again(Intruder hand, long at) {
    for (Source source : List.of(Source.OKTA, Source.MAPPED, Source.COUNTERSIGN)) {
      Device.Session now = device.last(source);
      if (now != null && now.began() <= at && now.ends() > at && !now.id().isEmpty()) {
        hand.in(source, new Visit(now.id(), ""));
      }
    }
  }
}
