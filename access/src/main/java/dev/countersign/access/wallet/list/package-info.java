/**
 * Lists of rights and owners that somebody brings: CSV, AWS IAM, Google Cloud IAM. What is wrong in
 * one is told with its place, and of a list with one mistake nothing is taken.
 */
@NullMarked
package dev.countersign.access.wallet.list;

import org.jspecify.annotations.NullMarked;
