export function LettersScreen() {
  return <p>Letters</p>;
}
