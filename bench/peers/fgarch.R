# A GARCH(1,1) fit with normal innovations by fGarch, cold, standard errors included.
suppressMessages(library(fGarch))
y <- scan("../src/test/resources/golden/g01_dem2gbp.csv", comment.char = "#", quiet = TRUE)
fit <- function() garchFit(~garch(1, 1), data = y, cond.dist = "norm", trace = FALSE)
run <- function(seconds) {
  end <- proc.time()[["elapsed"]] + seconds
  count <- 0
  while (count == 0 || proc.time()[["elapsed"]] < end) {
    fit()
    count <- count + 1
  }
  count
}
result <- fit()
run(1)
before <- proc.time()
count <- run(3)
used <- proc.time() - before
cat(sprintf(
  '{"cpu": %.9g, "wall": %.9g, "logLikelihood": %.12g}\n',
  (used[["user.self"]] + used[["sys.self"]]) / count, used[["elapsed"]] / count, -result@fit$llh
))
