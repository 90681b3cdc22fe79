package dev.countersign.intel.figure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The entries of a year.
 *
 * @param thefts how many
 * @param dollars exactly their sum
 * @param mean in whole dollars; empty where there is no theft
 * @param growth against the year before, in per cent to one decimal; empty where that had none
 */
public record YearTotal(
    int year,
    int thefts,
    BigDecimal dollars,
    Optional<BigDecimal> mean,
    Optional<BigDecimal> growth) {}
