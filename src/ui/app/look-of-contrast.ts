export { teamsHighContrastTheme as tokensOfContrast } from '@fluentui/react-components';
