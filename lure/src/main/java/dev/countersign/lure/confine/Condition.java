package dev.countersign.lure.confine;

import java.util.List;

/** When a system call is let through. Arguments count from 0; only numbers can be looked at. */
sealed interface Condition {
  /** Always. */
  record Always() implements Condition {}

  /** Never: the reader knows its number, no more. */
  record Never() implements Condition {}

  /** With none of these bits in an argument of 32 bits. */
  record Without(int argument, int bits) implements Condition {}

  /** With this bit in an argument of 32 bits. */
  record With(int argument, int bit) implements Condition {}

  /** With one of these values in an argument of 32 bits. */
  record OneOf(int argument, List<Integer> values) implements Condition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** With the number of this very process in an argument of 32 bits. */
  record OwnProcess(int argument) implements Condition {}

  /** With these arguments of 64 bits zero. */
  record Zero(List<Integer> arguments) implements Condition {
    public Zero {
      arguments = List.copyOf(arguments);
    }
  }
}
