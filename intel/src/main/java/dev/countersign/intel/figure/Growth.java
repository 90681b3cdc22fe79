package dev.countersign.intel.figure;

import java.math.BigDecimal;

/**
 * From one year to the next in figures of one document.
 *
 * @param percent to one decimal
 */
public record Growth(Published before, Published after, BigDecimal percent) {}
