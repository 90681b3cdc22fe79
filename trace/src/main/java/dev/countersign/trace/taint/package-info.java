/**
 * Where stolen value is: which part of what an account gives away is stolen, by one of several
 * methods, followed through transactions to the smallest unit. Files and stores do not belong here.
 */
@NullMarked
package dev.countersign.trace.taint;

import org.jspecify.annotations.NullMarked;
