/** When a position ends by itself: stops, targets, time. */
package io.barlake.backtest.exits;
