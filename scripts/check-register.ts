// Reads the register and says what is wrong with it: npx tsx scripts/check-register.ts [FOLDER]
import { countProblems, formatProblems } from '../src/input/index.ts';
import { checkRegister } from '../src/register/index.ts';

const [folder] = process.argv.slice(2);
const start = performance.now();
const { register, problems } = checkRegister(folder);
const milliseconds = Math.round(performance.now() - start);
if (problems.length > 0) console.error(formatProblems(problems));
const { errors, warnings } = countProblems(problems);
console.log(
  `${register?.measures.length ?? 'no'} measures, ${register?.lists.size ?? 'no'} lists; ${errors} errors, ${warnings} warnings; ${milliseconds} ms`,
);
if (!register) process.exitCode = 2;
