package dev.countersign.rules.expression;

/**
 * Something wrong in an expression.
 *
 * @param line in the expression, from 1
 * @param column in that line, from 1, in code points
 * @param sentence what is wrong and what would be right, without a full stop
 */
public record ExpressionMistake(int line, int column, String sentence) {}
