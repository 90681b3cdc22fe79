package dev.countersign.bench.theft;

import java.util.ArrayList;
import java.util.List;

/** A wallet of the company, with what is drawn for it. */
final class Purse {
  final String address;
  final Habit habit;

  /** What it holds, in dollars. */
  final double size;

  /** A usual payment, in dollars. */
  final double usual;

  /** The hour of the clock where its people work, before that of Greenwich. */
  final int zone;

  /** Whom it pays again and again. */
  final List<Payee> payees = new ArrayList<>();

  /** On which days of the world a theft begins. */
  final List<Integer> stolen = new ArrayList<>();

  /**
   * Somebody who is paid.
   *
   * @param usual in dollars
   * @param known whether the company has the address in its book
   * @param from the first day of the world on which it is paid
   * @param every how many days lie between payments, in the mean
   */
  record Payee(String address, double usual, boolean known, int from, double every) {}

  Purse(String address, Habit habit, double size, double usual, int zone) {
    this.address = address;
    this.habit = habit;
    this.size = size;
    this.usual = usual;
    this.zone = zone;
  }
}
